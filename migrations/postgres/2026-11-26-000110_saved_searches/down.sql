DROP TABLE followed_challenges;
DROP TABLE saved_search_matches;
DROP TABLE saved_searches;
