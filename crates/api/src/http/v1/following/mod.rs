//! What people come back for: saved searches and followed challenges.

pub mod view;

crate::operations![searches, search_create, search_show, search_edit, search_delete, followed, follow, unfollow];
