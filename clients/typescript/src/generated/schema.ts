// Generated from the OpenAPI document by scripts/generate.mjs. Change the document, not this file.

export interface components {
    schemas: {
        /**
         * @description What a person must have accepted the text for.
         *
         *     - `nothing`: To read it is enough.
         *     - `brief`: To see the brief.
         *     - `submission`: To submit.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        AcceptedFor: "nothing" | "brief" | "submission";
        /**
         * @description That somebody accepted a wording of terms.
         * @example {
         *       "key": "rules",
         *       "version": 2,
         *       "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *       "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "at": "2027-03-01T10:00:00.000000Z"
         *     }
         */
        AcceptedTerms: {
            /** @description The key of the terms. */
            key: components["schemas"]["Key"];
            /**
             * Format: int32
             * @description The version of the wording.
             */
            version: number;
            /** @description SHA-256 of the wording, in lower-case hexadecimal digits. */
            digest: string;
            /** @description Who accepted it. */
            by: components["schemas"]["UserId"];
            /** @description When. */
            at: components["schemas"]["Instant"];
        };
        /**
         * @description How the sheets of several jurors become one score.
         *
         *     - `mean`: The mean.
         *     - `median`: The median.
         *     - `trimmed_mean`: The mean without the highest and the lowest, where there are three or more.
         *     - `sum`: The sum. With equal panels its order is that of the mean, by which applications are ranked so that the number of jurors never counts.
         *     - `consensus`: The panel agrees on one sheet; where there are more, their mean.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Aggregation: "mean" | "median" | "trimmed_mean" | "sum" | "consensus";
        /**
         * @description Whether an action may be done now.
         * @example {
         *       "action": "submit",
         *       "allowed": false,
         *       "reason": "deadline_passed",
         *       "from": null
         *     }
         */
        AllowedAction: {
            /** @description The action, such as `submit`. */
            action: string;
            /** @description Whether it may be done now. */
            allowed: boolean;
            /** @description Why not: the code that an attempt would be refused with. */
            reason: components["schemas"]["Code"] | null;
            /** @description The instant from which it may be done, where time decides. */
            from: components["schemas"]["Instant"] | null;
        };
        /**
         * @description An answer that another question waits for.
         * @example {
         *       "question": "registered",
         *       "values": [
         *         "true"
         *       ]
         *     }
         */
        AnswerCondition: {
            /** @description The other question. It stands before this one. */
            question: components["schemas"]["Key"];
            /** @description The answers with which this one is asked: options, `true` or `false`. */
            values: string[];
        };
        /** @description An answer: a text, a number, yes and no, or some of the options, as its question asks. */
        AnswerValue: boolean | components["schemas"]["Points"] | string | string[];
        /**
         * @description An answer in a dossier.
         * @example {
         *       "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "label": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "kind": "short_text",
         *       "answer": true
         *     }
         */
        AnswerView: {
            /** @description The question. */
            question_id: components["schemas"]["QuestionId"];
            /** @description Its text. */
            label: components["schemas"]["LocalizedText"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description The answer; null for a question that was left out. */
            answer: components["schemas"]["AnswerValue"] | null;
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "state": "draft",
         *           "title": "title",
         *           "submitted_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "expanded": {
         *             "challenge": {
         *               "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "organisation": {
         *                 "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "name": "name"
         *               },
         *               "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "state": "draft",
         *               "status": "upcoming",
         *               "title": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "summary": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "sectors": [
         *                 "sectors"
         *               ],
         *               "technologies": [
         *                 "technologies"
         *               ],
         *               "sites": [
         *                 "sites"
         *               ],
         *               "seats": 1,
         *               "opens_at": "2027-01-31T22:59:59.000000Z",
         *               "closes_at": "2027-01-31T22:59:59.000000Z",
         *               "closes_local": "closes_local",
         *               "time_zone": "time_zone",
         *               "published_at": "2027-01-31T22:59:59.000000Z",
         *               "expanded": {
         *                 "organisation": {
         *                   "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "kind": "partner",
         *                   "name": "name",
         *                   "profile": {
         *                     "summary": {
         *                       "fr": "Capteurs pour l'irrigation.",
         *                       "ar": null,
         *                       "en": null
         *                     },
         *                     "website": "https://startup.example",
         *                     "region": "ma-04",
         *                     "sectors": [
         *                       "agritech"
         *                     ],
         *                     "technologies": [
         *                       "iot",
         *                       "lora"
         *                     ],
         *                     "facts": {
         *                       "country_of_registration": "MA",
         *                       "founded_on": "2025-03-01",
         *                       "stage": "mvp"
         *                     },
         *                     "ice": "001526374000085"
         *                   },
         *                   "verified": true,
         *                   "created_at": "2027-01-31T22:59:59.000000Z",
         *                   "updated_at": "2027-01-31T22:59:59.000000Z",
         *                   "allowed_actions": [
         *                     {
         *                       "action": "submit",
         *                       "allowed": false,
         *                       "reason": "deadline_passed",
         *                       "from": null
         *                     }
         *                   ]
         *                 },
         *                 "programme": {
         *                   "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "document": {
         *                     "title": {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     },
         *                     "summary": {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     },
         *                     "description": {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     }
         *                   },
         *                   "created_at": "2027-01-31T22:59:59.000000Z",
         *                   "updated_at": "2027-01-31T22:59:59.000000Z"
         *                 }
         *               },
         *               "matched": {
         *                 "texts": [
         *                   {
         *                     "field": "title",
         *                     "language": "fr",
         *                     "segments": [
         *                       {
         *                         "text": "Irrigation",
         *                         "matched": true
         *                       },
         *                       {
         *                         "text": " connectée",
         *                         "matched": false
         *                       }
         *                     ],
         *                     "cut_before": false,
         *                     "cut_after": false
         *                   }
         *                 ],
         *                 "terms": [
         *                   {
         *                     "kind": "technology",
         *                     "slug": "machine-learning"
         *                   }
         *                 ]
         *               }
         *             },
         *             "organisation": {
         *               "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "kind": "partner",
         *               "name": "name",
         *               "profile": {
         *                 "summary": {
         *                   "fr": "Capteurs pour l'irrigation.",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "website": "https://startup.example",
         *                 "region": "ma-04",
         *                 "sectors": [
         *                   "agritech"
         *                 ],
         *                 "technologies": [
         *                   "iot",
         *                   "lora"
         *                 ],
         *                 "facts": {
         *                   "country_of_registration": "MA",
         *                   "founded_on": "2025-03-01",
         *                   "stage": "mvp"
         *                 },
         *                 "ice": "001526374000085"
         *               },
         *               "verified": true,
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z",
         *               "allowed_actions": [
         *                 {
         *                   "action": "submit",
         *                   "allowed": false,
         *                   "reason": "deadline_passed",
         *                   "from": null
         *                 }
         *               ]
         *             }
         *           }
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ApplicationCardPage: {
            /** @description The items. */
            data: components["schemas"]["ApplicationCardView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description An application in a list.
         * @example {
         *       "id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "state": "draft",
         *       "title": "title",
         *       "submitted_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z",
         *       "expanded": {
         *         "challenge": {
         *           "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "state": "draft",
         *           "status": "upcoming",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "summary": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "sectors": [
         *             "sectors"
         *           ],
         *           "technologies": [
         *             "technologies"
         *           ],
         *           "sites": [
         *             "sites"
         *           ],
         *           "seats": 1,
         *           "opens_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_local": "closes_local",
         *           "time_zone": "time_zone",
         *           "published_at": "2027-01-31T22:59:59.000000Z",
         *           "expanded": {
         *             "organisation": {
         *               "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "kind": "partner",
         *               "name": "name",
         *               "profile": {
         *                 "summary": {
         *                   "fr": "Capteurs pour l'irrigation.",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "website": "https://startup.example",
         *                 "region": "ma-04",
         *                 "sectors": [
         *                   "agritech"
         *                 ],
         *                 "technologies": [
         *                   "iot",
         *                   "lora"
         *                 ],
         *                 "facts": {
         *                   "country_of_registration": "MA",
         *                   "founded_on": "2025-03-01",
         *                   "stage": "mvp"
         *                 },
         *                 "ice": "001526374000085"
         *               },
         *               "verified": true,
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z",
         *               "allowed_actions": [
         *                 {
         *                   "action": "submit",
         *                   "allowed": false,
         *                   "reason": "deadline_passed",
         *                   "from": null
         *                 }
         *               ]
         *             },
         *             "programme": {
         *               "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "document": {
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "summary": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "description": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               },
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z"
         *             }
         *           },
         *           "matched": {
         *             "texts": [
         *               {
         *                 "field": "title",
         *                 "language": "fr",
         *                 "segments": [
         *                   {
         *                     "text": "Irrigation",
         *                     "matched": true
         *                   },
         *                   {
         *                     "text": " connectée",
         *                     "matched": false
         *                   }
         *                 ],
         *                 "cut_before": false,
         *                 "cut_after": false
         *               }
         *             ],
         *             "terms": [
         *               {
         *                 "kind": "technology",
         *                 "slug": "machine-learning"
         *               }
         *             ]
         *           }
         *         },
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "partner",
         *           "name": "name",
         *           "profile": {
         *             "summary": {
         *               "fr": "Capteurs pour l'irrigation.",
         *               "ar": null,
         *               "en": null
         *             },
         *             "website": "https://startup.example",
         *             "region": "ma-04",
         *             "sectors": [
         *               "agritech"
         *             ],
         *             "technologies": [
         *               "iot",
         *               "lora"
         *             ],
         *             "facts": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "stage": "mvp"
         *             },
         *             "ice": "001526374000085"
         *           },
         *           "verified": true,
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         }
         *       }
         *     }
         */
        ApplicationCardView: {
            /** @description Its identifier. */
            id: components["schemas"]["ApplicationId"];
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationRef"];
            /** @description How far it is. */
            state: components["schemas"]["ApplicationState"];
            /** @description The name of the proposed solution. */
            title: string;
            /** @description When it was handed in. */
            submitted_at: components["schemas"]["Instant"] | null;
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
            /** @description What `expand` asked for; null if it asked for nothing. */
            expanded: components["schemas"]["ApplicationExpanded"] | null;
        };
        /**
         * @description How many applications there are.
         * @example {
         *       "submitted": 14
         *     }
         */
        ApplicationCountView: {
            /**
             * Format: int64
             * @description How many are handed in now.
             */
            submitted: number;
        };
        /**
         * @description What a startup writes. A draft may be incomplete; what is new in it must fit the form.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       },
         *       "team": [
         *         {
         *           "name": "Amina Idrissi",
         *           "role": "lead",
         *           "email": "amina@startup.example",
         *           "user_id": null
         *         }
         *       ],
         *       "partners": [],
         *       "track": null,
         *       "facts": {
         *         "track": null,
         *         "applicant": {
         *           "birth_date": "1990-05-01",
         *           "nationality": [
         *             "MA"
         *           ]
         *         },
         *         "company": {
         *           "country_of_registration": "MA",
         *           "founded_on": "2025-03-01",
         *           "revenue": 4000000,
         *           "stage": "seed"
         *         },
         *         "team": {
         *           "team_size": 4
         *         },
         *         "partners": [
         *           {
         *             "applicant_type": "research"
         *           }
         *         ],
         *         "project": {
         *           "budget": 900000
         *         },
         *         "solution": {
         *           "trl": 6
         *         },
         *         "declared": [
         *           "ip"
         *         ],
         *         "members": [],
         *         "lead": {}
         *       }
         *     }
         */
        ApplicationDocument: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title: string;
            /** @description The track of the call in which it applies. */
            track: components["schemas"]["Key"] | null;
            /**
             * @description Answers by the id of their question. In a merge patch, `null` removes an answer. Answers to questions that the form no longer
             *     asks are kept, and needed by nobody.
             */
            answers: {
                [key: string]: components["schemas"]["AnswerValue"];
            };
            /** @description The people behind the dossier. Jurors do not see them. */
            team: components["schemas"]["TeamMember"][];
            /**
             * @description What the rules of eligibility ask for. What is left out is taken from the profile of the startup; `track` is that of the
             *     application. Jurors do not see it.
             */
            facts: components["schemas"]["Candidate"];
            /** @description The organisations that apply together with the startup. Jurors do not see them. */
            partners: components["schemas"]["Partner"][];
        };
        /**
         * @description What a startup writes. A draft may be incomplete; what is new in it must fit the form.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       },
         *       "team": [
         *         {
         *           "name": "Amina Idrissi",
         *           "role": "lead",
         *           "email": "amina@startup.example"
         *         }
         *       ],
         *       "partners": []
         *     }
         */
        ApplicationDocumentInput: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title?: string;
            /** @description The track of the call in which it applies. */
            track?: components["schemas"]["Key"] | null;
            /**
             * @description Answers by the id of their question. In a merge patch, `null` removes an answer. Answers to questions that the form no longer
             *     asks are kept, and needed by nobody.
             */
            answers?: {
                [key: string]: components["schemas"]["AnswerValue"];
            };
            /** @description The people behind the dossier. Jurors do not see them. */
            team?: components["schemas"]["TeamMemberInput"][];
            /**
             * @description What the rules of eligibility ask for. What is left out is taken from the profile of the startup; `track` is that of the
             *     application. Jurors do not see it.
             */
            facts?: components["schemas"]["CandidateInput"];
            /** @description The organisations that apply together with the startup. Jurors do not see them. */
            partners?: components["schemas"]["PartnerInput"][];
        };
        /**
         * @description What came along with an application: what was asked for and the caller may see.
         * @example {
         *       "challenge": {
         *         "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "name": "name"
         *         },
         *         "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "state": "draft",
         *         "status": "upcoming",
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "sectors": [
         *           "sectors"
         *         ],
         *         "technologies": [
         *           "technologies"
         *         ],
         *         "sites": [
         *           "sites"
         *         ],
         *         "seats": 1,
         *         "opens_at": "2027-01-31T22:59:59.000000Z",
         *         "closes_at": "2027-01-31T22:59:59.000000Z",
         *         "closes_local": "closes_local",
         *         "time_zone": "time_zone",
         *         "published_at": "2027-01-31T22:59:59.000000Z",
         *         "expanded": {
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "partner",
         *             "name": "name",
         *             "profile": {
         *               "summary": {
         *                 "fr": "Capteurs pour l'irrigation.",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "website": "https://startup.example",
         *               "region": "ma-04",
         *               "sectors": [
         *                 "agritech"
         *               ],
         *               "technologies": [
         *                 "iot",
         *                 "lora"
         *               ],
         *               "facts": {
         *                 "country_of_registration": "MA",
         *                 "founded_on": "2025-03-01",
         *                 "stage": "mvp"
         *               },
         *               "ice": "001526374000085"
         *             },
         *             "verified": true,
         *             "created_at": "2027-01-31T22:59:59.000000Z",
         *             "updated_at": "2027-01-31T22:59:59.000000Z",
         *             "allowed_actions": [
         *               {
         *                 "action": "submit",
         *                 "allowed": false,
         *                 "reason": "deadline_passed",
         *                 "from": null
         *               }
         *             ]
         *           },
         *           "programme": {
         *             "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "document": {
         *               "title": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "summary": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "description": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             },
         *             "created_at": "2027-01-31T22:59:59.000000Z",
         *             "updated_at": "2027-01-31T22:59:59.000000Z"
         *           }
         *         },
         *         "matched": {
         *           "texts": [
         *             {
         *               "field": "title",
         *               "language": "fr",
         *               "segments": [
         *                 {
         *                   "text": "Irrigation",
         *                   "matched": true
         *                 },
         *                 {
         *                   "text": " connectée",
         *                   "matched": false
         *                 }
         *               ],
         *               "cut_before": false,
         *               "cut_after": false
         *             }
         *           ],
         *           "terms": [
         *             {
         *               "kind": "technology",
         *               "slug": "machine-learning"
         *             }
         *           ]
         *         }
         *       },
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "kind": "partner",
         *         "name": "name",
         *         "profile": {
         *           "summary": {
         *             "fr": "Capteurs pour l'irrigation.",
         *             "ar": null,
         *             "en": null
         *           },
         *           "website": "https://startup.example",
         *           "region": "ma-04",
         *           "sectors": [
         *             "agritech"
         *           ],
         *           "technologies": [
         *             "iot",
         *             "lora"
         *           ],
         *           "facts": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "stage": "mvp"
         *           },
         *           "ice": "001526374000085"
         *         },
         *         "verified": true,
         *         "created_at": "2027-01-31T22:59:59.000000Z",
         *         "updated_at": "2027-01-31T22:59:59.000000Z",
         *         "allowed_actions": [
         *           {
         *             "action": "submit",
         *             "allowed": false,
         *             "reason": "deadline_passed",
         *             "from": null
         *           }
         *         ]
         *       }
         *     }
         */
        ApplicationExpanded: {
            /** @description The challenge, as in a list. */
            challenge: components["schemas"]["ChallengeCardView"] | null;
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationView"] | null;
        };
        /**
         * @description An identifier that begins with `app_`.
         * @example app_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        ApplicationId: string;
        /**
         * @description How far the reviews of one application are.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "assigned": 1,
         *       "completed": 1
         *     }
         */
        ApplicationProgressView: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description How many assignments are with a juror. */
            assigned: number;
            /**
             * Format: int32
             * @description How many completed sheets count.
             */
            completed: number;
        };
        /**
         * @description The stored state of an application. What the applicant sees of a decision is its released outcome.
         *
         *     - `draft`: Being written; nobody but the startup sees it.
         *     - `submitted`: Handed in.
         *     - `withdrawn`: Taken back.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ApplicationState: "draft" | "submitted" | "withdrawn";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "version": 1,
         *           "state": "draft",
         *           "document": {
         *             "title": "Irrigation pilotée par capteurs",
         *             "answers": {
         *               "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *             },
         *             "team": [
         *               {
         *                 "name": "Amina Idrissi",
         *                 "role": "lead",
         *                 "email": "amina@startup.example",
         *                 "user_id": null
         *               }
         *             ],
         *             "partners": [],
         *             "track": null,
         *             "facts": {
         *               "track": null,
         *               "applicant": {
         *                 "birth_date": "1990-05-01",
         *                 "nationality": [
         *                   "MA"
         *                 ]
         *               },
         *               "company": {
         *                 "country_of_registration": "MA",
         *                 "founded_on": "2025-03-01",
         *                 "revenue": 4000000,
         *                 "stage": "seed"
         *               },
         *               "team": {
         *                 "team_size": 4
         *               },
         *               "partners": [
         *                 {
         *                   "applicant_type": "research"
         *                 }
         *               ],
         *               "project": {
         *                 "budget": 900000
         *               },
         *               "solution": {
         *                 "trl": 6
         *               },
         *               "declared": [
         *                 "ip"
         *               ],
         *               "members": [],
         *               "lead": {}
         *             }
         *           },
         *           "changes": [
         *             {
         *               "pointer": "/seats",
         *               "before": 10,
         *               "after": 12
         *             }
         *           ],
         *           "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *           "actor_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ApplicationVersionPage: {
            /** @description The items. */
            data: components["schemas"]["ApplicationVersionView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description What an application said and was at a version.
         * @example {
         *       "version": 1,
         *       "state": "draft",
         *       "document": {
         *         "title": "Irrigation pilotée par capteurs",
         *         "answers": {
         *           "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *         },
         *         "team": [
         *           {
         *             "name": "Amina Idrissi",
         *             "role": "lead",
         *             "email": "amina@startup.example",
         *             "user_id": null
         *           }
         *         ],
         *         "partners": [],
         *         "track": null,
         *         "facts": {
         *           "track": null,
         *           "applicant": {
         *             "birth_date": "1990-05-01",
         *             "nationality": [
         *               "MA"
         *             ]
         *           },
         *           "company": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "revenue": 4000000,
         *             "stage": "seed"
         *           },
         *           "team": {
         *             "team_size": 4
         *           },
         *           "partners": [
         *             {
         *               "applicant_type": "research"
         *             }
         *           ],
         *           "project": {
         *             "budget": 900000
         *           },
         *           "solution": {
         *             "trl": 6
         *           },
         *           "declared": [
         *             "ip"
         *           ],
         *           "members": [],
         *           "lead": {}
         *         }
         *       },
         *       "changes": [
         *         {
         *           "pointer": "/seats",
         *           "before": 10,
         *           "after": 12
         *         }
         *       ],
         *       "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *       "actor_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        ApplicationVersionView: {
            /**
             * Format: int64
             * @description The version.
             */
            version: number;
            /** @description The state that it had. */
            state: components["schemas"]["ApplicationState"];
            /** @description What it said. */
            document: components["schemas"]["ApplicationDocument"];
            /** @description What changed since the version before, field by field; empty for the first one. */
            changes: components["schemas"]["FieldChange"][];
            /**
             * @description The digest in its receipt, where this version was handed in.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            digest: string | null;
            /** @description Who wrote it; null where the account is gone. */
            actor_id: components["schemas"]["UserId"] | null;
            /** @description When. */
            at: components["schemas"]["Instant"];
        };
        /**
         * @description An application.
         * @example {
         *       "id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "state": "draft",
         *       "document": {
         *         "title": "Irrigation pilotée par capteurs",
         *         "answers": {
         *           "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *         },
         *         "team": [
         *           {
         *             "name": "Amina Idrissi",
         *             "role": "lead",
         *             "email": "amina@startup.example",
         *             "user_id": null
         *           }
         *         ],
         *         "partners": [],
         *         "track": null,
         *         "facts": {
         *           "track": null,
         *           "applicant": {
         *             "birth_date": "1990-05-01",
         *             "nationality": [
         *               "MA"
         *             ]
         *           },
         *           "company": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "revenue": 4000000,
         *             "stage": "seed"
         *           },
         *           "team": {
         *             "team_size": 4
         *           },
         *           "partners": [
         *             {
         *               "applicant_type": "research"
         *             }
         *           ],
         *           "project": {
         *             "budget": 900000
         *           },
         *           "solution": {
         *             "trl": 6
         *           },
         *           "declared": [
         *             "ip"
         *           ],
         *           "members": [],
         *           "lead": {}
         *         }
         *       },
         *       "submitted_at": "2027-01-31T22:59:59.000000Z",
         *       "withdrawn_at": "2027-01-31T22:59:59.000000Z",
         *       "deadline": "2027-01-31T22:59:59.000000Z",
         *       "extension": {
         *         "until": "2027-04-02T12:00:00.000000Z",
         *         "reason": "Panne du portail le soir de la clôture",
         *         "granted_at": "2027-04-01T08:00:00.000000Z",
         *         "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       },
         *       "reopening": {
         *         "until": "2027-04-02T12:00:00.000000Z",
         *         "reason": "Panne du portail le soir de la clôture",
         *         "granted_at": "2027-04-01T08:00:00.000000Z",
         *         "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       },
         *       "correction": {
         *         "title": "Irrigation pilotée par capteurs",
         *         "answers": {
         *           "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *         },
         *         "team": [
         *           {
         *             "name": "Amina Idrissi",
         *             "role": "lead",
         *             "email": "amina@startup.example",
         *             "user_id": null
         *           }
         *         ],
         *         "partners": [],
         *         "track": null,
         *         "facts": {
         *           "track": null,
         *           "applicant": {
         *             "birth_date": "1990-05-01",
         *             "nationality": [
         *               "MA"
         *             ]
         *           },
         *           "company": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "revenue": 4000000,
         *             "stage": "seed"
         *           },
         *           "team": {
         *             "team_size": 4
         *           },
         *           "partners": [
         *             {
         *               "applicant_type": "research"
         *             }
         *           ],
         *           "project": {
         *             "budget": 900000
         *           },
         *           "solution": {
         *             "trl": 6
         *           },
         *           "declared": [
         *             "ip"
         *           ],
         *           "members": [],
         *           "lead": {}
         *         }
         *       },
         *       "outcomes": [
         *         {
         *           "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "outcome": "selected",
         *           "reason": "reason",
         *           "released_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "created_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ],
         *       "expanded": {
         *         "challenge": {
         *           "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "state": "draft",
         *           "status": "upcoming",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "summary": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "sectors": [
         *             "sectors"
         *           ],
         *           "technologies": [
         *             "technologies"
         *           ],
         *           "sites": [
         *             "sites"
         *           ],
         *           "seats": 1,
         *           "opens_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_local": "closes_local",
         *           "time_zone": "time_zone",
         *           "published_at": "2027-01-31T22:59:59.000000Z",
         *           "expanded": {
         *             "organisation": {
         *               "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "kind": "partner",
         *               "name": "name",
         *               "profile": {
         *                 "summary": {
         *                   "fr": "Capteurs pour l'irrigation.",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "website": "https://startup.example",
         *                 "region": "ma-04",
         *                 "sectors": [
         *                   "agritech"
         *                 ],
         *                 "technologies": [
         *                   "iot",
         *                   "lora"
         *                 ],
         *                 "facts": {
         *                   "country_of_registration": "MA",
         *                   "founded_on": "2025-03-01",
         *                   "stage": "mvp"
         *                 },
         *                 "ice": "001526374000085"
         *               },
         *               "verified": true,
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z",
         *               "allowed_actions": [
         *                 {
         *                   "action": "submit",
         *                   "allowed": false,
         *                   "reason": "deadline_passed",
         *                   "from": null
         *                 }
         *               ]
         *             },
         *             "programme": {
         *               "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "document": {
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "summary": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "description": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               },
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z"
         *             }
         *           },
         *           "matched": {
         *             "texts": [
         *               {
         *                 "field": "title",
         *                 "language": "fr",
         *                 "segments": [
         *                   {
         *                     "text": "Irrigation",
         *                     "matched": true
         *                   },
         *                   {
         *                     "text": " connectée",
         *                     "matched": false
         *                   }
         *                 ],
         *                 "cut_before": false,
         *                 "cut_after": false
         *               }
         *             ],
         *             "terms": [
         *               {
         *                 "kind": "technology",
         *                 "slug": "machine-learning"
         *               }
         *             ]
         *           }
         *         },
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "partner",
         *           "name": "name",
         *           "profile": {
         *             "summary": {
         *               "fr": "Capteurs pour l'irrigation.",
         *               "ar": null,
         *               "en": null
         *             },
         *             "website": "https://startup.example",
         *             "region": "ma-04",
         *             "sectors": [
         *               "agritech"
         *             ],
         *             "technologies": [
         *               "iot",
         *               "lora"
         *             ],
         *             "facts": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "stage": "mvp"
         *             },
         *             "ice": "001526374000085"
         *           },
         *           "verified": true,
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         }
         *       }
         *     }
         */
        ApplicationView: {
            /** @description Its identifier. */
            id: components["schemas"]["ApplicationId"];
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description The name of the challenge. */
            challenge_title: components["schemas"]["LocalizedText"];
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationRef"];
            /** @description How far it is. */
            state: components["schemas"]["ApplicationState"];
            /** @description What the startup wrote. */
            document: components["schemas"]["ApplicationDocument"];
            /** @description When it was handed in. */
            submitted_at: components["schemas"]["Instant"] | null;
            /** @description When it was taken back. */
            withdrawn_at: components["schemas"]["Instant"] | null;
            /** @description The instant at which the application window closes for this application. */
            deadline: components["schemas"]["Instant"] | null;
            /** @description More time than the others have, granted to this application; null if there is none. */
            extension: components["schemas"]["GrantedView"] | null;
            /** @description That what was handed in may be corrected; null if it was not reopened. */
            reopening: components["schemas"]["GrantedView"] | null;
            /** @description The correction of what was handed in, as far as it is written; only its startup sees it. Null if there is none. */
            correction: components["schemas"]["ApplicationDocument"] | null;
            /** @description What was decided and released. */
            outcomes: components["schemas"]["OutcomeView"][];
            /** @description When it was begun. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
            /** @description What the caller may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** @description What `expand` asked for; null if it asked for nothing. */
            expanded: components["schemas"]["ApplicationExpanded"] | null;
        };
        /**
         * @description The moment to which a test refers.
         * @example {
         *       "moment": "date",
         *       "date": "2020-02-29",
         *       "phase": null
         *     }
         */
        AsOf: {
            /** @description Which. */
            moment: components["schemas"]["AsOfMoment"];
            /** @description The fixed date, `YYYY-MM-DD`. */
            date: string | null;
            /** @description The phase that opens. */
            phase: components["schemas"]["Key"] | null;
        };
        /**
         * @description The moment to which a test refers.
         * @example {
         *       "moment": "date",
         *       "date": "2020-02-29",
         *       "phase": null
         *     }
         */
        AsOfInput: {
            /** @description Which. */
            moment: components["schemas"]["AsOfMoment"];
            /** @description The fixed date, `YYYY-MM-DD`. */
            date?: string | null;
            /** @description The phase that opens. */
            phase?: components["schemas"]["Key"] | null;
        };
        /**
         * @description The moment to which a test refers.
         *
         *     - `submission`: When the application is submitted.
         *     - `deadline`: The deadline.
         *     - `date`: A fixed date.
         *     - `phase_opening`: When a phase opens.
         *     - `contract`: When the agreement is signed: not known yet.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        AsOfMoment: "submission" | "deadline" | "date" | "phase_opening" | "contract";
        /**
         * @description An identifier that begins with `asg_`.
         * @example asg_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        AssignmentId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "pseudonym": "A7K2M9QX",
         *           "state": "assigned",
         *           "conflicted": true,
         *           "sheet": {
         *             "scores": {
         *               "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *                 "score": 4.5,
         *                 "comment": "Prototype éprouvé sur deux fermes."
         *               }
         *             },
         *             "comment": "Dossier solide."
         *           },
         *           "reason": "reason",
         *           "completed_at": "2027-01-31T22:59:59.000000Z",
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        AssignmentPage: {
            /** @description The items. */
            data: components["schemas"]["AssignmentView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description The state of an assignment. A recusal keeps the record and drops the score.
         *
         *     - `assigned`: Waits for the juror's sheet.
         *     - `completed`: The sheet is complete.
         *     - `recused`: The juror has stepped back.
         *     - `declined`: The juror does not take it: no time, or not the field.
         *     - `unassigned`: Taken away from the juror.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        AssignmentState: "assigned" | "completed" | "recused" | "declined" | "unassigned";
        /**
         * @description An assignment as those see it who keep the panel.
         * @example {
         *       "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "pseudonym": "A7K2M9QX",
         *       "state": "assigned",
         *       "conflicted": true,
         *       "sheet": {
         *         "scores": {
         *           "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *             "score": 4.5,
         *             "comment": "Prototype éprouvé sur deux fermes."
         *           }
         *         },
         *         "comment": "Dossier solide."
         *       },
         *       "reason": "reason",
         *       "completed_at": "2027-01-31T22:59:59.000000Z",
         *       "created_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        AssignmentView: {
            /** @description Its identifier. */
            id: components["schemas"]["AssignmentId"];
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description The juror. */
            juror_id: components["schemas"]["JurorId"];
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /**
             * @description What the juror calls the application.
             * @example A7K2M9QX
             */
            pseudonym: string;
            /** @description How far it is. */
            state: components["schemas"]["AssignmentState"];
            /** @description Whether the juror has a conflict of interest: the sheet is kept and does not count. */
            conflicted: boolean;
            /** @description The score sheet; null while the panel is sealed, and where there is none. */
            sheet: components["schemas"]["ScoreSheet"] | null;
            /** @description Why it was recused, declined or taken away. */
            reason: string | null;
            /** @description When the sheet was completed. */
            completed_at: components["schemas"]["Instant"] | null;
            /** @description When it was created. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description What was assigned.
         * @example {
         *       "assignments": [
         *         {
         *           "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "pseudonym": "A7K2M9QX",
         *           "state": "assigned",
         *           "conflicted": true,
         *           "sheet": {
         *             "scores": {
         *               "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *                 "score": 4.5,
         *                 "comment": "Prototype éprouvé sur deux fermes."
         *               }
         *             },
         *             "comment": "Dossier solide."
         *           },
         *           "reason": "reason",
         *           "completed_at": "2027-01-31T22:59:59.000000Z",
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ]
         *     }
         */
        AssignmentsView: {
            /** @description The assignments, in the order of the request. */
            assignments: components["schemas"]["AssignmentView"][];
        };
        /**
         * @description A fact that an eligibility rule asks for. The unit stands with it.
         *
         *     - `country_of_registration`: ISO 3166-1 code of the country where the company is registered.
         *     - `country_of_seat`: ISO 3166-1 code of the country of its seat.
         *     - `country_of_operation`: ISO 3166-1 codes of the countries where it works or where the solution is tested.
         *     - `nationality`: ISO 3166-1 codes of the nationalities of a person.
         *     - `residence`: ISO 3166-1 code of the country where a person lives.
         *     - `origin`: ISO 3166-1 codes of the countries of origin of a person, parents and grandparents.
         *     - `region`: Regions, by slug of the catalogue.
         *     - `province`: Provinces or prefectures.
         *     - `applicant_type`: Kind of applicant: `startup`, `natural_person`, `team`, `sme`, `research`, `association`, `cooperative`, `public_body`, `incubator`, `consortium`.
         *     - `legal_form`: Legal form, such as `sarl`, `sa`, `cooperative`, `auto_entrepreneur`.
         *     - `sector`: Sectors, by slug of the catalogue.
         *     - `technology`: Technologies, by slug of the catalogue.
         *     - `theme`: Themes of the call that the project answers.
         *     - `stage`: Stage: `idea`, `concept`, `prototype`, `poc`, `mvp`, `pilot`, `first_revenue`, `growth`, `deployed`, `seed`.
         *     - `gender`: Gender of a person: `woman`, `man`, `other`.
         *     - `role`: Roles of a person: `founder`, `co_founder`, `ceo`, `employee`, `researcher`, `student`, `graduate`, `faculty`.
         *     - `employer`: Employers of a person.
         *     - `degree`: Degrees of a person.
         *     - `language`: Languages, BCP 47 tags.
         *     - `network`: Networks, programmes or parks of which it is a member or tenant.
         *     - `accreditation`: Accreditations and registrations.
         *     - `document`: Documents that are handed in.
         *     - `dataset`: Data sets that are used.
         *     - `licence`: Licences under which results are published.
         *     - `consortium_role`: Roles of members in the consortium.
         *     - `funding_source`: Sources of money that are used.
         *     - `previous_award`: Earlier awards and programmes.
         *     - `birth_date`: Day of birth of a person.
         *     - `age`: Age of a person in whole years, from the day of birth.
         *     - `founded_on`: Day on which the company was founded or registered.
         *     - `company_age_months`: Age of the company in months, from the day it was founded; days beyond whole months count as a part of one.
         *     - `activity_months`: Months of activity.
         *     - `employees`: Employees.
         *     - `team_size`: Members of the team.
         *     - `partners`: Partners of the consortium, without the lead.
         *     - `revenue`: Yearly revenue.
         *     - `forecast_revenue`: The highest yearly revenue that the business plan expects in the next three years.
         *     - `revenue_years`: Years with revenue.
         *     - `balance_sheet`: Balance-sheet total.
         *     - `equity_raised`: Private money raised so far.
         *     - `public_aid`: Public aid received over the last three fiscal years.
         *     - `budget`: Budget of the project.
         *     - `own_contribution_percent`: Share of the budget that the applicant brings, in percent.
         *     - `duration_months`: Duration of the project in months.
         *     - `trl`: Technology readiness level, 1 to 9.
         *     - `african_ownership_percent`: Share of the company that Africans own, in percent.
         *     - `women_ownership_percent`: Share of the company that women own, in percent.
         *     - `target_effort_percent`: Share of the effort that goes to the group that the call aims at, in percent.
         *     - `entries`: Applications to this call.
         *     - `participations`: Participations in earlier editions.
         *     - `registered`: It is registered.
         *     - `women_led`: It is led or owned by women.
         *     - `diaspora`: The person belongs to the diaspora.
         *     - `student`: The person is a student.
         *     - `in_good_standing`: Taxes, social contributions and debts are in order.
         *     - `debarred`: It is under sanctions, debarred or in liquidation.
         *     - `insured`: It is insured.
         *     - `owns_ip`: It owns or exclusively licenses the intellectual property.
         *     - `open_source`: Results are open source.
         *     - `prototype`: There is a working prototype.
         *     - `deployed`: The solution is deployed.
         *     - `work_started`: Work on the project has begun.
         *     - `attends`: The applicant can be present in person.
         *     - `exhibitor`: The applicant exhibits at the fair.
         *     - `conflict_of_interest`: The applicant is tied to an organiser or a juror.
         *     - `state_owned`: A majority is owned by the State.
         *     - `consortium`: It applies as a consortium.
         *     - `registered_for_phase`: An earlier phase was registered for.
         *     - `resubmission`: The same solution was handed in before.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Attribute: "country_of_registration" | "country_of_seat" | "country_of_operation" | "nationality" | "residence" | "origin" | "region" | "province" | "applicant_type" | "legal_form" | "sector" | "technology" | "theme" | "stage" | "gender" | "role" | "employer" | "degree" | "language" | "network" | "accreditation" | "document" | "dataset" | "licence" | "consortium_role" | "funding_source" | "previous_award" | "birth_date" | "age" | "founded_on" | "company_age_months" | "activity_months" | "employees" | "team_size" | "partners" | "revenue" | "forecast_revenue" | "revenue_years" | "balance_sheet" | "equity_raised" | "public_aid" | "budget" | "own_contribution_percent" | "duration_months" | "trl" | "african_ownership_percent" | "women_ownership_percent" | "target_effort_percent" | "entries" | "participations" | "registered" | "women_led" | "diaspora" | "student" | "in_good_standing" | "debarred" | "insured" | "owns_ip" | "open_source" | "prototype" | "deployed" | "work_started" | "attends" | "exhibitor" | "conflict_of_interest" | "state_owned" | "consortium" | "registered_for_phase" | "resubmission";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "aud_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "at": "2027-01-31T22:59:59.000000Z",
         *           "actor_id": "actor_id",
         *           "action": "challenge.published",
         *           "subject_id": "subject_id",
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "request_id": "request_id",
         *           "details": {}
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        AuditEventPage: {
            /** @description The items. */
            data: components["schemas"]["AuditEventView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description An entry of the audit trail: identifiers, and no personal data.
         * @example {
         *       "id": "aud_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "at": "2027-01-31T22:59:59.000000Z",
         *       "actor_id": "actor_id",
         *       "action": "challenge.published",
         *       "subject_id": "subject_id",
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "request_id": "request_id",
         *       "details": {}
         *     }
         */
        AuditEventView: {
            /** @description Its identifier. */
            id: components["schemas"]["AuditId"];
            /** @description When it happened. */
            at: components["schemas"]["Instant"];
            /** @description Who acted; null for the program itself. */
            actor_id: string | null;
            /**
             * @description What was done.
             * @example challenge.published
             */
            action: string;
            /** @description To what. */
            subject_id: string;
            /** @description The organisation in whose trail it stands. */
            organisation_id: components["schemas"]["OrganisationId"] | null;
            /** @description The request in which it happened. */
            request_id: string;
            /** @description The rest. */
            details: Record<string, never>;
        };
        /**
         * @description An identifier that begins with `aud_`.
         * @example aud_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        AuditId: string;
        /**
         * @description A batch of a call that is open for long.
         * @example {
         *       "title": {
         *         "fr": "Lot de mars",
         *         "ar": null,
         *         "en": null
         *       },
         *       "cut_off": {
         *         "local": "2027-03-31",
         *         "at": null,
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "decided": null
         *     }
         */
        Batch: {
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description What has come before this moment belongs to it. */
            cut_off: components["schemas"]["Moment"];
            /** @description When its results are known. */
            decided: components["schemas"]["Moment"] | null;
        };
        /**
         * @description A batch of a call that is open for long.
         * @example {
         *       "title": {
         *         "fr": "Lot de mars"
         *       },
         *       "cut_off": {
         *         "local": "2027-03-31"
         *       },
         *       "decided": null
         *     }
         */
        BatchInput: {
            /** @description Its name. */
            title?: components["schemas"]["LocalizedTextInput"];
            /** @description What has come before this moment belongs to it. */
            cut_off: components["schemas"]["MomentInput"];
            /** @description When its results are known. */
            decided?: components["schemas"]["MomentInput"] | null;
        };
        /**
         * @description A dossier as its juror sees it. In a blind phase nothing in it tells who applies, or when.
         * @example {
         *       "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "pseudonym": "A7K2M9QX",
         *       "state": "assigned",
         *       "applicant": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "title": "title",
         *       "answers": [
         *         {
         *           "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "label": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "kind": "short_text",
         *           "answer": true
         *         }
         *       ],
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "innovation",
         *             "kind": "points",
         *             "label": {
         *               "fr": "Innovation",
         *               "ar": null,
         *               "en": "Innovation"
         *             },
         *             "guidance": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "parent": null,
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "levels": [],
         *             "unit": null,
         *             "lower_is_better": false,
         *             "weight": 30,
         *             "threshold": null,
         *             "threshold_private": false,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ],
         *         "outline": [
         *           {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         ],
         *         "weights_total": 4.5,
         *         "aggregation": "mean",
         *         "threshold": 4.5,
         *         "threshold_private": true,
         *         "tie_break": [
         *           "final"
         *         ]
         *       },
         *       "rubric_version": 1,
         *       "sheet": {
         *         "scores": {
         *           "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *             "score": 4.5,
         *             "comment": "Prototype éprouvé sur deux fermes."
         *           }
         *         },
         *         "comment": "Dossier solide."
         *       },
         *       "opens_at": "2027-01-31T22:59:59.000000Z",
         *       "closes_at": "2027-01-31T22:59:59.000000Z",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ]
         *     }
         */
        BlindDossierView: {
            /** @description The identifier of the assignment; it is random. */
            id: components["schemas"]["AssignmentId"];
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description The name of the challenge. */
            challenge_title: components["schemas"]["LocalizedText"];
            /**
             * @description What the juror calls the application; another juror knows it by another name.
             * @example A7K2M9QX
             */
            pseudonym: string;
            /** @description How far the review is. */
            state: components["schemas"]["AssignmentState"];
            /** @description Who applies; null in a blind phase. */
            applicant: components["schemas"]["OrganisationRef"] | null;
            /** @description The name of the proposed solution. */
            title: string;
            /** @description The answers that jurors see, in the order of the form. */
            answers: components["schemas"]["AnswerView"][];
            /** @description What to score by. */
            rubric: components["schemas"]["Rubric"];
            /**
             * Format: int64
             * @description The version of the rubric.
             */
            rubric_version: number;
            /** @description The juror's score sheet; null until there is one. */
            sheet: components["schemas"]["ScoreSheet"] | null;
            /** @description From when jurors score. */
            opens_at: components["schemas"]["Instant"] | null;
            /** @description Until when the sheet should be complete. What ends scoring is the lock of the panel. */
            closes_at: components["schemas"]["Instant"] | null;
            /** @description What the juror may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
        };
        /** @description A bound: a number, or a day `YYYY-MM-DD`. */
        Bound: components["schemas"]["Points"] | string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "challenge": {
         *             "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "organisation": {
         *               "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "name": "name"
         *             },
         *             "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "state": "draft",
         *             "status": "upcoming",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "summary": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "sectors": [
         *               "sectors"
         *             ],
         *             "technologies": [
         *               "technologies"
         *             ],
         *             "sites": [
         *               "sites"
         *             ],
         *             "seats": 1,
         *             "opens_at": "2027-01-31T22:59:59.000000Z",
         *             "closes_at": "2027-01-31T22:59:59.000000Z",
         *             "closes_local": "closes_local",
         *             "time_zone": "time_zone",
         *             "published_at": "2027-01-31T22:59:59.000000Z",
         *             "expanded": {
         *               "organisation": {
         *                 "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "kind": "partner",
         *                 "name": "name",
         *                 "profile": {
         *                   "summary": {
         *                     "fr": "Capteurs pour l'irrigation.",
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "website": "https://startup.example",
         *                   "region": "ma-04",
         *                   "sectors": [
         *                     "agritech"
         *                   ],
         *                   "technologies": [
         *                     "iot",
         *                     "lora"
         *                   ],
         *                   "facts": {
         *                     "country_of_registration": "MA",
         *                     "founded_on": "2025-03-01",
         *                     "stage": "mvp"
         *                   },
         *                   "ice": "001526374000085"
         *                 },
         *                 "verified": true,
         *                 "created_at": "2027-01-31T22:59:59.000000Z",
         *                 "updated_at": "2027-01-31T22:59:59.000000Z",
         *                 "allowed_actions": [
         *                   {
         *                     "action": "submit",
         *                     "allowed": false,
         *                     "reason": "deadline_passed",
         *                     "from": null
         *                   }
         *                 ]
         *               },
         *               "programme": {
         *                 "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "document": {
         *                   "title": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   },
         *                   "summary": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   },
         *                   "description": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 },
         *                 "created_at": "2027-01-31T22:59:59.000000Z",
         *                 "updated_at": "2027-01-31T22:59:59.000000Z"
         *               }
         *             },
         *             "matched": {
         *               "texts": [
         *                 {
         *                   "field": "title",
         *                   "language": "fr",
         *                   "segments": [
         *                     {
         *                       "text": "Irrigation",
         *                       "matched": true
         *                     },
         *                     {
         *                       "text": " connectée",
         *                       "matched": false
         *                     }
         *                   ],
         *                   "cut_before": false,
         *                   "cut_after": false
         *                 }
         *               ],
         *               "terms": [
         *                 {
         *                   "kind": "technology",
         *                   "slug": "machine-learning"
         *                 }
         *               ]
         *             }
         *           },
         *           "fit": {
         *             "score": 75,
         *             "parts": [
         *               {
         *                 "aspect": "technology",
         *                 "points": 40,
         *                 "weight": 65,
         *                 "shared": [
         *                   "iot"
         *                 ],
         *                 "wanted": [
         *                   "ai",
         *                   "lora",
         *                   "rfid"
         *                 ]
         *               },
         *               {
         *                 "aspect": "sector",
         *                 "points": 35,
         *                 "weight": 35,
         *                 "shared": [
         *                   "agritech"
         *                 ],
         *                 "wanted": []
         *               }
         *             ],
         *             "eligibility": "open",
         *             "rules": [
         *               {
         *                 "rule": "turnover",
         *                 "kind": "blocking",
         *                 "label": {
         *                   "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "verdict": "open",
         *                 "reason": "unknown_fact"
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        CallMatchPage: {
            /** @description The items. */
            data: components["schemas"]["CallMatchView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A call that fits a startup.
         * @example {
         *       "challenge": {
         *         "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "name": "name"
         *         },
         *         "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "state": "draft",
         *         "status": "upcoming",
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "sectors": [
         *           "sectors"
         *         ],
         *         "technologies": [
         *           "technologies"
         *         ],
         *         "sites": [
         *           "sites"
         *         ],
         *         "seats": 1,
         *         "opens_at": "2027-01-31T22:59:59.000000Z",
         *         "closes_at": "2027-01-31T22:59:59.000000Z",
         *         "closes_local": "closes_local",
         *         "time_zone": "time_zone",
         *         "published_at": "2027-01-31T22:59:59.000000Z",
         *         "expanded": {
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "partner",
         *             "name": "name",
         *             "profile": {
         *               "summary": {
         *                 "fr": "Capteurs pour l'irrigation.",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "website": "https://startup.example",
         *               "region": "ma-04",
         *               "sectors": [
         *                 "agritech"
         *               ],
         *               "technologies": [
         *                 "iot",
         *                 "lora"
         *               ],
         *               "facts": {
         *                 "country_of_registration": "MA",
         *                 "founded_on": "2025-03-01",
         *                 "stage": "mvp"
         *               },
         *               "ice": "001526374000085"
         *             },
         *             "verified": true,
         *             "created_at": "2027-01-31T22:59:59.000000Z",
         *             "updated_at": "2027-01-31T22:59:59.000000Z",
         *             "allowed_actions": [
         *               {
         *                 "action": "submit",
         *                 "allowed": false,
         *                 "reason": "deadline_passed",
         *                 "from": null
         *               }
         *             ]
         *           },
         *           "programme": {
         *             "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "document": {
         *               "title": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "summary": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               },
         *               "description": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             },
         *             "created_at": "2027-01-31T22:59:59.000000Z",
         *             "updated_at": "2027-01-31T22:59:59.000000Z"
         *           }
         *         },
         *         "matched": {
         *           "texts": [
         *             {
         *               "field": "title",
         *               "language": "fr",
         *               "segments": [
         *                 {
         *                   "text": "Irrigation",
         *                   "matched": true
         *                 },
         *                 {
         *                   "text": " connectée",
         *                   "matched": false
         *                 }
         *               ],
         *               "cut_before": false,
         *               "cut_after": false
         *             }
         *           ],
         *           "terms": [
         *             {
         *               "kind": "technology",
         *               "slug": "machine-learning"
         *             }
         *           ]
         *         }
         *       },
         *       "fit": {
         *         "score": 75,
         *         "parts": [
         *           {
         *             "aspect": "technology",
         *             "points": 40,
         *             "weight": 65,
         *             "shared": [
         *               "iot"
         *             ],
         *             "wanted": [
         *               "ai",
         *               "lora",
         *               "rfid"
         *             ]
         *           },
         *           {
         *             "aspect": "sector",
         *             "points": 35,
         *             "weight": 35,
         *             "shared": [
         *               "agritech"
         *             ],
         *             "wanted": []
         *           }
         *         ],
         *         "eligibility": "open",
         *         "rules": [
         *           {
         *             "rule": "turnover",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *               "ar": null,
         *               "en": null
         *             },
         *             "verdict": "open",
         *             "reason": "unknown_fact"
         *           }
         *         ]
         *       }
         *     }
         */
        CallMatchView: {
            /** @description The call. */
            challenge: components["schemas"]["ChallengeCardView"];
            /** @description How well it fits, and why. */
            fit: components["schemas"]["FitView"];
        };
        /**
         * @description What is known of a candidate and what it proposes. What is left out is unknown, never false.
         * @example {
         *       "track": null,
         *       "applicant": {
         *         "birth_date": "1990-05-01",
         *         "nationality": [
         *           "MA"
         *         ]
         *       },
         *       "company": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "revenue": 4000000,
         *         "stage": "seed"
         *       },
         *       "team": {
         *         "team_size": 4
         *       },
         *       "partners": [
         *         {
         *           "applicant_type": "research"
         *         }
         *       ],
         *       "project": {
         *         "budget": 900000
         *       },
         *       "solution": {
         *         "trl": 6
         *       },
         *       "declared": [
         *         "ip"
         *       ],
         *       "members": [],
         *       "lead": {}
         *     }
         */
        Candidate: {
            /** @description The track in which it applies; left out, all tracks are looked at. */
            track: components["schemas"]["Key"] | null;
            /** @description The person who applies. */
            applicant: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The company. */
            company: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The team. */
            team: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The members of the team. */
            members: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The lead of the consortium, where it is not the company. */
            lead: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The partners of the consortium. */
            partners: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The project. */
            project: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The proposed solution. */
            solution: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The keys of the declarative rules that the applicant certifies. */
            declared: components["schemas"]["Key"][];
        };
        /**
         * @description What is known of a candidate and what it proposes. What is left out is unknown, never false.
         * @example {
         *       "track": null,
         *       "applicant": {
         *         "birth_date": "1990-05-01",
         *         "nationality": [
         *           "MA"
         *         ]
         *       },
         *       "company": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "revenue": 4000000,
         *         "stage": "seed"
         *       },
         *       "team": {
         *         "team_size": 4
         *       },
         *       "partners": [
         *         {
         *           "applicant_type": "research"
         *         }
         *       ],
         *       "project": {
         *         "budget": 900000
         *       },
         *       "solution": {
         *         "trl": 6
         *       },
         *       "declared": [
         *         "ip"
         *       ]
         *     }
         */
        CandidateInput: {
            /** @description The track in which it applies; left out, all tracks are looked at. */
            track?: components["schemas"]["Key"] | null;
            /** @description The person who applies. */
            applicant?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The company. */
            company?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The team. */
            team?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The members of the team. */
            members?: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The lead of the consortium, where it is not the company. */
            lead?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The partners of the consortium. */
            partners?: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The project. */
            project?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The proposed solution. */
            solution?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The keys of the declarative rules that the applicant certifies. */
            declared?: components["schemas"]["Key"][];
        };
        /**
         * @description How far the author binds itself to a moment.
         *
         *     - `exact`: It is this moment.
         *     - `no_later_than`: It is this moment or earlier.
         *     - `anticipated`: It is expected about then.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Certainty: "exact" | "no_later_than" | "anticipated";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "state": "draft",
         *           "status": "upcoming",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "summary": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "sectors": [
         *             "sectors"
         *           ],
         *           "technologies": [
         *             "technologies"
         *           ],
         *           "sites": [
         *             "sites"
         *           ],
         *           "seats": 1,
         *           "opens_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_local": "closes_local",
         *           "time_zone": "time_zone",
         *           "published_at": "2027-01-31T22:59:59.000000Z",
         *           "expanded": {
         *             "organisation": {
         *               "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "kind": "partner",
         *               "name": "name",
         *               "profile": {
         *                 "summary": {
         *                   "fr": "Capteurs pour l'irrigation.",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "website": "https://startup.example",
         *                 "region": "ma-04",
         *                 "sectors": [
         *                   "agritech"
         *                 ],
         *                 "technologies": [
         *                   "iot",
         *                   "lora"
         *                 ],
         *                 "facts": {
         *                   "country_of_registration": "MA",
         *                   "founded_on": "2025-03-01",
         *                   "stage": "mvp"
         *                 },
         *                 "ice": "001526374000085"
         *               },
         *               "verified": true,
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z",
         *               "allowed_actions": [
         *                 {
         *                   "action": "submit",
         *                   "allowed": false,
         *                   "reason": "deadline_passed",
         *                   "from": null
         *                 }
         *               ]
         *             },
         *             "programme": {
         *               "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "document": {
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "summary": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "description": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               },
         *               "created_at": "2027-01-31T22:59:59.000000Z",
         *               "updated_at": "2027-01-31T22:59:59.000000Z"
         *             }
         *           },
         *           "matched": {
         *             "texts": [
         *               {
         *                 "field": "title",
         *                 "language": "fr",
         *                 "segments": [
         *                   {
         *                     "text": "Irrigation",
         *                     "matched": true
         *                   },
         *                   {
         *                     "text": " connectée",
         *                     "matched": false
         *                   }
         *                 ],
         *                 "cut_before": false,
         *                 "cut_after": false
         *               }
         *             ],
         *             "terms": [
         *               {
         *                 "kind": "technology",
         *                 "slug": "machine-learning"
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ChallengeCardPage: {
            /** @description The items. */
            data: components["schemas"]["ChallengeCardView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A challenge in a list.
         * @example {
         *       "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "state": "draft",
         *       "status": "upcoming",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "sectors": [
         *         "sectors"
         *       ],
         *       "technologies": [
         *         "technologies"
         *       ],
         *       "sites": [
         *         "sites"
         *       ],
         *       "seats": 1,
         *       "opens_at": "2027-01-31T22:59:59.000000Z",
         *       "closes_at": "2027-01-31T22:59:59.000000Z",
         *       "closes_local": "closes_local",
         *       "time_zone": "time_zone",
         *       "published_at": "2027-01-31T22:59:59.000000Z",
         *       "expanded": {
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "partner",
         *           "name": "name",
         *           "profile": {
         *             "summary": {
         *               "fr": "Capteurs pour l'irrigation.",
         *               "ar": null,
         *               "en": null
         *             },
         *             "website": "https://startup.example",
         *             "region": "ma-04",
         *             "sectors": [
         *               "agritech"
         *             ],
         *             "technologies": [
         *               "iot",
         *               "lora"
         *             ],
         *             "facts": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "stage": "mvp"
         *             },
         *             "ice": "001526374000085"
         *           },
         *           "verified": true,
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         },
         *         "programme": {
         *           "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "document": {
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "summary": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       },
         *       "matched": {
         *         "texts": [
         *           {
         *             "field": "title",
         *             "language": "fr",
         *             "segments": [
         *               {
         *                 "text": "Irrigation",
         *                 "matched": true
         *               },
         *               {
         *                 "text": " connectée",
         *                 "matched": false
         *               }
         *             ],
         *             "cut_before": false,
         *             "cut_after": false
         *           }
         *         ],
         *         "terms": [
         *           {
         *             "kind": "technology",
         *             "slug": "machine-learning"
         *           }
         *         ]
         *       }
         *     }
         */
        ChallengeCardView: {
            /** @description Its identifier. */
            id: components["schemas"]["ChallengeId"];
            /** @description The organisation that owns it. */
            organisation: components["schemas"]["OrganisationRef"];
            /** @description The programme it belongs to. */
            programme_id: components["schemas"]["ProgrammeId"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ChallengeState"];
            /** @description What it is now for the public; null while it is not public. */
            status: components["schemas"]["ChallengeStatus"] | null;
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description One or two sentences. */
            summary: components["schemas"]["LocalizedText"];
            /** @description Sectors, by slug. */
            sectors: string[];
            /** @description Technologies, by slug; an empty list means any. */
            technologies: string[];
            /** @description Technopark sites, by slug. */
            sites: string[];
            /**
             * Format: int32
             * @description How many startups can be selected.
             */
            seats: number | null;
            /** @description When the first application window opens. */
            opens_at: components["schemas"]["Instant"] | null;
            /** @description When the last application window closes; null where the intake has no end. */
            closes_at: components["schemas"]["Instant"] | null;
            /** @description The same as wall time in the time zone of the challenge. */
            closes_local: string | null;
            /** @description The time zone of the challenge. */
            time_zone: string;
            /** @description When it was published. */
            published_at: components["schemas"]["Instant"] | null;
            /** @description What `expand` asked for; null if it asked for nothing. */
            expanded: components["schemas"]["ChallengeExpanded"] | null;
            /** @description Why it answers `q`; null without `q`. */
            matched: components["schemas"]["MatchView"] | null;
        };
        /**
         * @description Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
         *
         *     Parts refer to each other by keys that the author gives: a phase names its tracks, a prize its phase, a rule its tracks or prizes.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "edition": "edition",
         *       "reference": "reference",
         *       "default_language": "fr",
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "brief": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "after_selection": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "selection_note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "fee": {
         *         "amount_minor": 20000000,
         *         "currency": "MAD"
         *       },
         *       "location": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "organisers": [
         *         {
         *           "key": "add",
         *           "name": "Agence de développement du digital",
         *           "kind": "agency",
         *           "country": "MA",
         *           "roles": [
         *             "funder"
         *           ],
         *           "share_percent": 30,
         *           "organisation_id": null,
         *           "registrations": [],
         *           "note": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         }
         *       ],
         *       "sectors": [
         *         "sectors"
         *       ],
         *       "technologies": [
         *         "technologies"
         *       ],
         *       "sites": [
         *         "sites"
         *       ],
         *       "seats": 1,
         *       "time_zone": "Africa/Casablanca",
         *       "holidays": [
         *         "holidays"
         *       ],
         *       "tracks": [
         *         {
         *           "key": "cleantech",
         *           "title": {
         *             "fr": "CleanTech",
         *             "ar": null,
         *             "en": null
         *           },
         *           "summary": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "description": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "seats": 5,
         *           "sectors": [
         *             "cleantech"
         *           ],
         *           "technologies": [],
         *           "organisers": []
         *         }
         *       ],
         *       "track_choice": "applicant",
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "needs",
         *           "key": "final",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "location": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "opens_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing",
         *             "count_most": null,
         *             "about": false
         *           },
         *           "closes_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing",
         *             "count_most": null,
         *             "about": false
         *           },
         *           "tracks": [
         *             "final"
         *           ],
         *           "exclusive": true,
         *           "optional": true,
         *           "entry": {
         *             "from": [
         *               "pitch"
         *             ],
         *             "newcomers": true,
         *             "automatic": false
         *           },
         *           "intake": {
         *             "mode": "batches",
         *             "batches": [
         *               {
         *                 "cut_off": {
         *                   "local": "2027-03-31",
         *                   "at": null,
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "decided": null,
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               }
         *             ],
         *             "paused": null
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             },
         *             "track_rubrics": [
         *               {
         *                 "track": "final",
         *                 "rubric": {
         *                   "criteria": [
         *                     {
         *                       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                       "key": "innovation",
         *                       "kind": "points",
         *                       "label": {
         *                         "fr": "Innovation",
         *                         "ar": null,
         *                         "en": "Innovation"
         *                       },
         *                       "guidance": {
         *                         "fr": null,
         *                         "ar": null,
         *                         "en": null
         *                       },
         *                       "parent": null,
         *                       "min": 0,
         *                       "max": 5,
         *                       "step": 0.5,
         *                       "levels": [],
         *                       "unit": null,
         *                       "lower_is_better": false,
         *                       "weight": 30,
         *                       "threshold": null,
         *                       "threshold_private": false,
         *                       "required": true,
         *                       "comment_required": false
         *                     }
         *                   ],
         *                   "outline": [
         *                     {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     }
         *                   ],
         *                   "weights_total": 4.5,
         *                   "aggregation": "mean",
         *                   "threshold": 4.5,
         *                   "threshold_private": true,
         *                   "tie_break": [
         *                     "final"
         *                   ]
         *                 }
         *               }
         *             ],
         *             "criteria_visible_to": "everybody",
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1,
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "vote": {
         *             "electorate": "audience",
         *             "effect": "share_of_score",
         *             "measure": "votes",
         *             "percent": 20,
         *             "counts_in": "final",
         *             "note": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             }
         *           },
         *           "cut": {
         *             "method": "ranking",
         *             "count": {
         *               "least": 10,
         *               "most": 10,
         *               "about": false
         *             },
         *             "scope": "overall",
         *             "quotas": [],
         *             "score_at_least": 60,
         *             "ties": "include",
         *             "reserve": 2,
         *             "note": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "threshold_private": false
         *           },
         *           "figures": {
         *             "applications": {
         *               "least": 350,
         *               "about": true,
         *               "most": null
         *             },
         *             "participants": null,
         *             "selected": {
         *               "least": 20,
         *               "most": 20,
         *               "about": false
         *             },
         *             "countries": 31,
         *             "note": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             }
         *           },
         *           "extensions": [
         *             {
         *               "previous": {
         *                 "local": "2019-05-10",
         *                 "at": null,
         *                 "certainty": "exact",
         *                 "time_zone": null,
         *                 "note": null
         *               },
         *               "reason": "À la demande des porteurs de projet",
         *               "at": "2019-04-15T09:00:00.000000Z"
         *             }
         *           ]
         *         }
         *       ],
         *       "eligibility": [
         *         {
         *           "key": "turnover",
         *           "kind": "blocking",
         *           "label": {
         *             "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *             "ar": null,
         *             "en": null
         *           },
         *           "tracks": [],
         *           "phases": [],
         *           "prizes": [],
         *           "condition": {
         *             "any": [
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "revenue",
         *                   "operator": "at_least",
         *                   "least": 10000000,
         *                   "currency": "MAD",
         *                   "values": [],
         *                   "groups": [],
         *                   "list": null,
         *                   "least_excluded": false,
         *                   "most": null,
         *                   "most_excluded": false,
         *                   "as_of": null
         *                 }
         *               },
         *               {
         *                 "all": [
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "stage",
         *                       "operator": "in",
         *                       "values": [
         *                         "seed"
         *                       ],
         *                       "groups": [],
         *                       "list": null,
         *                       "least": null,
         *                       "least_excluded": false,
         *                       "most": null,
         *                       "most_excluded": false,
         *                       "currency": null,
         *                       "as_of": null
         *                     }
         *                   },
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "forecast_revenue",
         *                       "operator": "at_least",
         *                       "least": 10000000,
         *                       "least_excluded": true,
         *                       "currency": "MAD",
         *                       "values": [],
         *                       "groups": [],
         *                       "list": null,
         *                       "most": null,
         *                       "most_excluded": false,
         *                       "as_of": null
         *                     }
         *                   }
         *                 ]
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "consortium": {
         *         "rule": "required",
         *         "roles": [
         *           {
         *             "key": "associate",
         *             "label": {
         *               "fr": "Associé",
         *               "ar": null,
         *               "en": null
         *             },
         *             "funding": "expenses"
         *           }
         *         ],
         *         "tracks": [],
         *         "most_members": 5,
         *         "note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         }
         *       },
         *       "entries_per_startup": 1,
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "key": "final",
         *           "section": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "label": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "help": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "kind": "short_text",
         *           "required": true,
         *           "limits": {
         *             "characters": null,
         *             "pages": 10,
         *             "seconds": null,
         *             "megabytes": 5,
         *             "least": null,
         *             "most": null,
         *             "media_types": [
         *               "application/pdf"
         *             ],
         *             "languages": [
         *               "fr",
         *               "en"
         *             ],
         *             "note": {
         *               "fr": "Arial 11, interligne simple",
         *               "ar": null,
         *               "en": null
         *             }
         *           },
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true,
         *           "personal_data": true,
         *           "tracks": [
         *             "final"
         *           ],
         *           "required_from": "final",
         *           "frozen_after": "final",
         *           "shown_if": {
         *             "question": "registered",
         *             "values": [
         *               "true"
         *             ]
         *           },
         *           "criteria": [
         *             "final"
         *           ]
         *         }
         *       ],
         *       "form_languages": [
         *         "form_languages"
         *       ],
         *       "answer_languages": [
         *         "answer_languages"
         *       ],
         *       "channels": [
         *         {
         *           "kind": "paper",
         *           "address": "12, avenue des FAR, Casablanca",
         *           "required": true,
         *           "instructions": {
         *             "fr": "Deux exemplaires reliés",
         *             "ar": null,
         *             "en": null
         *           },
         *           "phase": null
         *         }
         *       ],
         *       "prizes": [
         *         {
         *           "key": "intilak",
         *           "kind": "co_financing",
         *           "label": {
         *             "fr": "Aide Intilak",
         *             "ar": null,
         *             "en": null
         *           },
         *           "rates": [
         *             {
         *               "label": {
         *                 "fr": "Toutes dépenses",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "percent": 90,
         *               "cap": {
         *                 "amount_minor": 100000000,
         *                 "currency": "MAD"
         *               }
         *             }
         *           ],
         *           "tax": "included",
         *           "tracks": [
         *             "intilak"
         *           ],
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "phase": null,
         *           "rank": null,
         *           "rating": null,
         *           "part_of": null,
         *           "special": false,
         *           "amount": null,
         *           "up_to": false,
         *           "amount_least": null,
         *           "decided_later": false,
         *           "cap": null,
         *           "count": null,
         *           "tranches": [],
         *           "conditions": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "funders": []
         *         }
         *       ],
         *       "terms": [
         *         {
         *           "key": "rules",
         *           "kind": "rules",
         *           "title": {
         *             "fr": "Règlement",
         *             "ar": null,
         *             "en": null
         *           },
         *           "text": {
         *             "fr": "Article 1 …",
         *             "ar": null,
         *             "en": null
         *           },
         *           "url": null,
         *           "accepted_for": "submission",
         *           "version": 1
         *         }
         *       ],
         *       "regimes": {
         *         "ip": "applicant_keeps",
         *         "ip_note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         },
         *         "confidentiality": "shared_with_partners",
         *         "confidentiality_note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         },
         *         "feedback": "on_request",
         *         "feedback_note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         }
         *       },
         *       "links": [
         *         {
         *           "title": {
         *             "fr": "Cahier des charges",
         *             "ar": null,
         *             "en": null
         *           },
         *           "url": "https://ministere.example/cdc.pdf",
         *           "language": "fr"
         *         }
         *       ]
         *     }
         */
        ChallengeDocument: {
            /** @description The name of the call. */
            title: components["schemas"]["LocalizedText"];
            /** @description The edition, such as `2027` or `third`. */
            edition: string | null;
            /** @description The number or name under which the organiser files it. */
            reference: string | null;
            /** @description The language that binds, where texts in several languages differ. */
            default_language: components["schemas"]["Language"];
            /** @description One or two sentences for lists. */
            summary: components["schemas"]["LocalizedText"];
            /** @description The problem, the context and what is expected, in Markdown. */
            description: components["schemas"]["LocalizedText"];
            /** @description What is shown only to those who accepted the terms that are asked for the brief, in Markdown. */
            brief: components["schemas"]["LocalizedText"];
            /** @description What happens to those who are selected, in Markdown. */
            after_selection: components["schemas"]["LocalizedText"];
            /** @description How is selected, as far as no phase, rubric or cut says it. */
            selection_note: components["schemas"]["LocalizedText"];
            /** @description What it costs to apply: 0 where it is free, null where the call does not say. */
            fee: components["schemas"]["Money"] | null;
            /** @description Where it takes place. */
            location: components["schemas"]["LocalizedText"];
            /** @description Who stands behind it. */
            organisers: components["schemas"]["Organiser"][];
            /** @description Sectors, by slug. */
            sectors: string[];
            /** @description Technologies, by slug or any known synonym; stored as slugs. An empty list means any technology. */
            technologies: string[];
            /** @description Technopark sites, by slug. */
            sites: string[];
            /**
             * Format: int32
             * @description How many startups can be selected.
             */
            seats: number | null;
            /**
             * @description The IANA time zone in which the moments of the phases are given.
             * @example Africa/Casablanca
             */
            time_zone: string;
            /** @description Days `YYYY-MM-DD` that are no working days, beside Saturdays and Sundays. */
            holidays: string[];
            /** @description Tracks, lots, categories or themes. Without any the call is one. */
            tracks: components["schemas"]["Track"][];
            /** @description How an application comes to its track. */
            track_choice: components["schemas"]["TrackChoice"];
            /** @description What happens when, in order. */
            phases: components["schemas"]["Phase"][];
            /** @description Who may apply. */
            eligibility: components["schemas"]["EligibilityRule"][];
            /** @description Whether and how several organisations apply together; null where the call does not say. */
            consortium: components["schemas"]["Consortium"] | null;
            /**
             * Format: int32
             * @description How many applications one startup may have; null means one.
             */
            entries_per_startup: number | null;
            /** @description The application form. */
            questions: components["schemas"]["Question"][];
            /** @description BCP 47 tags of the languages of the form. */
            form_languages: string[];
            /** @description BCP 47 tags of the languages in which answers may be given. */
            answer_languages: string[];
            /** @description In which ways a dossier is handed in; an empty list means through this platform. */
            channels: components["schemas"]["Channel"][];
            /** @description What is to be won. */
            prizes: components["schemas"]["Prize"][];
            /** @description What applicants accept. */
            terms: components["schemas"]["Terms"][];
            /** @description Property, confidentiality and feedback. */
            regimes: components["schemas"]["Regimes"];
            /** @description Documents and pages that belong to it. */
            links: components["schemas"]["Link"][];
        };
        /**
         * @description Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
         *
         *     Parts refer to each other by keys that the author gives: a phase names its tracks, a prize its phase, a rule its tracks or prizes.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "edition": "edition",
         *       "reference": "reference",
         *       "default_language": "fr",
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "brief": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "after_selection": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "selection_note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "fee": {
         *         "amount_minor": 20000000,
         *         "currency": "MAD"
         *       },
         *       "location": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "organisers": [
         *         {
         *           "key": "add",
         *           "name": "Agence de développement du digital",
         *           "kind": "agency",
         *           "country": "MA",
         *           "roles": [
         *             "funder"
         *           ],
         *           "share_percent": 30
         *         }
         *       ],
         *       "sectors": [
         *         "sectors"
         *       ],
         *       "technologies": [
         *         "technologies"
         *       ],
         *       "sites": [
         *         "sites"
         *       ],
         *       "seats": 1,
         *       "time_zone": "Africa/Casablanca",
         *       "holidays": [
         *         "holidays"
         *       ],
         *       "tracks": [
         *         {
         *           "key": "cleantech",
         *           "title": {
         *             "fr": "CleanTech"
         *           },
         *           "summary": {
         *             "fr": null
         *           },
         *           "description": {
         *             "fr": null
         *           },
         *           "seats": 5,
         *           "sectors": [
         *             "cleantech"
         *           ],
         *           "technologies": [],
         *           "organisers": []
         *         }
         *       ],
         *       "track_choice": "applicant",
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "needs",
         *           "key": "final",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "location": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "opens_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing"
         *           },
         *           "closes_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing"
         *           },
         *           "tracks": [
         *             "final"
         *           ],
         *           "exclusive": true,
         *           "optional": true,
         *           "entry": {
         *             "from": [
         *               "pitch"
         *             ],
         *             "newcomers": true,
         *             "automatic": false
         *           },
         *           "intake": {
         *             "mode": "batches",
         *             "batches": [
         *               {
         *                 "cut_off": {
         *                   "local": "2027-03-31"
         *                 },
         *                 "decided": null
         *               }
         *             ],
         *             "paused": null
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             },
         *             "track_rubrics": [
         *               {
         *                 "track": "final",
         *                 "rubric": {
         *                   "criteria": [
         *                     {
         *                       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                       "key": "innovation",
         *                       "kind": "points",
         *                       "label": {
         *                         "fr": "Innovation",
         *                         "ar": null,
         *                         "en": "Innovation"
         *                       },
         *                       "guidance": {
         *                         "fr": null,
         *                         "ar": null,
         *                         "en": null
         *                       },
         *                       "parent": null,
         *                       "min": 0,
         *                       "max": 5,
         *                       "step": 0.5,
         *                       "levels": [],
         *                       "unit": null,
         *                       "lower_is_better": false,
         *                       "weight": 30,
         *                       "threshold": null,
         *                       "threshold_private": false,
         *                       "required": true,
         *                       "comment_required": false
         *                     }
         *                   ],
         *                   "outline": [
         *                     {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     }
         *                   ],
         *                   "weights_total": 4.5,
         *                   "aggregation": "mean",
         *                   "threshold": 4.5,
         *                   "threshold_private": true,
         *                   "tie_break": [
         *                     "final"
         *                   ]
         *                 }
         *               }
         *             ],
         *             "criteria_visible_to": "everybody",
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1,
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "vote": {
         *             "electorate": "audience",
         *             "effect": "share_of_score",
         *             "measure": "votes",
         *             "percent": 20,
         *             "counts_in": "final",
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "cut": {
         *             "method": "ranking",
         *             "count": {
         *               "least": 10,
         *               "most": 10
         *             },
         *             "scope": "overall",
         *             "quotas": [],
         *             "score_at_least": 60,
         *             "ties": "include",
         *             "reserve": 2,
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "figures": {
         *             "applications": {
         *               "least": 350,
         *               "about": true
         *             },
         *             "participants": null,
         *             "selected": {
         *               "least": 20,
         *               "most": 20
         *             },
         *             "countries": 31,
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "extensions": [
         *             {
         *               "previous": {
         *                 "local": "2019-05-10"
         *               },
         *               "reason": "À la demande des porteurs de projet",
         *               "at": "2019-04-15T09:00:00.000000Z"
         *             }
         *           ]
         *         }
         *       ],
         *       "eligibility": [
         *         {
         *           "key": "turnover",
         *           "kind": "blocking",
         *           "label": {
         *             "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup"
         *           },
         *           "tracks": [],
         *           "phases": [],
         *           "prizes": [],
         *           "condition": {
         *             "any": [
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "revenue",
         *                   "operator": "at_least",
         *                   "least": 10000000,
         *                   "currency": "MAD"
         *                 }
         *               },
         *               {
         *                 "all": [
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "stage",
         *                       "operator": "in",
         *                       "values": [
         *                         "seed"
         *                       ]
         *                     }
         *                   },
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "forecast_revenue",
         *                       "operator": "at_least",
         *                       "least": 10000000,
         *                       "least_excluded": true,
         *                       "currency": "MAD"
         *                     }
         *                   }
         *                 ]
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "consortium": {
         *         "rule": "required",
         *         "roles": [
         *           {
         *             "key": "associate",
         *             "label": {
         *               "fr": "Associé"
         *             },
         *             "funding": "expenses"
         *           }
         *         ],
         *         "tracks": [],
         *         "most_members": 5,
         *         "note": {
         *           "fr": null
         *         }
         *       },
         *       "entries_per_startup": 1,
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "key": "final",
         *           "section": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "label": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "help": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "kind": "short_text",
         *           "required": true,
         *           "limits": {
         *             "characters": null,
         *             "pages": 10,
         *             "seconds": null,
         *             "megabytes": 5,
         *             "least": null,
         *             "most": null,
         *             "media_types": [
         *               "application/pdf"
         *             ],
         *             "languages": [
         *               "fr",
         *               "en"
         *             ],
         *             "note": {
         *               "fr": "Arial 11, interligne simple"
         *             }
         *           },
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true,
         *           "personal_data": true,
         *           "tracks": [
         *             "final"
         *           ],
         *           "required_from": "final",
         *           "frozen_after": "final",
         *           "shown_if": {
         *             "question": "registered",
         *             "values": [
         *               "true"
         *             ]
         *           },
         *           "criteria": [
         *             "final"
         *           ]
         *         }
         *       ],
         *       "form_languages": [
         *         "form_languages"
         *       ],
         *       "answer_languages": [
         *         "answer_languages"
         *       ],
         *       "channels": [
         *         {
         *           "kind": "paper",
         *           "address": "12, avenue des FAR, Casablanca",
         *           "required": true,
         *           "instructions": {
         *             "fr": "Deux exemplaires reliés"
         *           }
         *         }
         *       ],
         *       "prizes": [
         *         {
         *           "key": "intilak",
         *           "kind": "co_financing",
         *           "label": {
         *             "fr": "Aide Intilak"
         *           },
         *           "rates": [
         *             {
         *               "label": {
         *                 "fr": "Toutes dépenses"
         *               },
         *               "percent": 90,
         *               "cap": {
         *                 "amount_minor": 100000000,
         *                 "currency": "MAD"
         *               }
         *             }
         *           ],
         *           "tax": "included",
         *           "tracks": [
         *             "intilak"
         *           ]
         *         }
         *       ],
         *       "terms": [
         *         {
         *           "key": "rules",
         *           "kind": "rules",
         *           "title": {
         *             "fr": "Règlement"
         *           },
         *           "text": {
         *             "fr": "Article 1 …"
         *           },
         *           "url": null,
         *           "accepted_for": "submission",
         *           "version": 1
         *         }
         *       ],
         *       "regimes": {
         *         "ip": "applicant_keeps",
         *         "ip_note": {
         *           "fr": null
         *         },
         *         "confidentiality": "shared_with_partners",
         *         "confidentiality_note": {
         *           "fr": null
         *         },
         *         "feedback": "on_request",
         *         "feedback_note": {
         *           "fr": null
         *         }
         *       },
         *       "links": [
         *         {
         *           "title": {
         *             "fr": "Cahier des charges"
         *           },
         *           "url": "https://ministere.example/cdc.pdf",
         *           "language": "fr"
         *         }
         *       ]
         *     }
         */
        ChallengeDocumentInput: {
            /** @description The name of the call. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description The edition, such as `2027` or `third`. */
            edition?: string | null;
            /** @description The number or name under which the organiser files it. */
            reference?: string | null;
            /** @description The language that binds, where texts in several languages differ. */
            default_language?: components["schemas"]["Language"];
            /** @description One or two sentences for lists. */
            summary?: components["schemas"]["LocalizedTextInput"];
            /** @description The problem, the context and what is expected, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
            /** @description What is shown only to those who accepted the terms that are asked for the brief, in Markdown. */
            brief?: components["schemas"]["LocalizedTextInput"];
            /** @description What happens to those who are selected, in Markdown. */
            after_selection?: components["schemas"]["LocalizedTextInput"];
            /** @description How is selected, as far as no phase, rubric or cut says it. */
            selection_note?: components["schemas"]["LocalizedTextInput"];
            /** @description What it costs to apply: 0 where it is free, null where the call does not say. */
            fee?: components["schemas"]["Money"] | null;
            /** @description Where it takes place. */
            location?: components["schemas"]["LocalizedTextInput"];
            /** @description Who stands behind it. */
            organisers?: components["schemas"]["OrganiserInput"][];
            /** @description Sectors, by slug. */
            sectors?: string[];
            /** @description Technologies, by slug or any known synonym; stored as slugs. An empty list means any technology. */
            technologies?: string[];
            /** @description Technopark sites, by slug. */
            sites?: string[];
            /**
             * Format: int32
             * @description How many startups can be selected.
             */
            seats?: number | null;
            /**
             * @description The IANA time zone in which the moments of the phases are given.
             * @example Africa/Casablanca
             */
            time_zone?: string;
            /** @description Days `YYYY-MM-DD` that are no working days, beside Saturdays and Sundays. */
            holidays?: string[];
            /** @description Tracks, lots, categories or themes. Without any the call is one. */
            tracks?: components["schemas"]["TrackInput"][];
            /** @description How an application comes to its track. */
            track_choice?: components["schemas"]["TrackChoice"];
            /** @description What happens when, in order. */
            phases?: components["schemas"]["PhaseInput"][];
            /** @description Who may apply. */
            eligibility?: components["schemas"]["EligibilityRuleInput"][];
            /** @description Whether and how several organisations apply together; null where the call does not say. */
            consortium?: components["schemas"]["ConsortiumInput"] | null;
            /**
             * Format: int32
             * @description How many applications one startup may have; null means one.
             */
            entries_per_startup?: number | null;
            /** @description The application form. */
            questions?: components["schemas"]["QuestionInput"][];
            /** @description BCP 47 tags of the languages of the form. */
            form_languages?: string[];
            /** @description BCP 47 tags of the languages in which answers may be given. */
            answer_languages?: string[];
            /** @description In which ways a dossier is handed in; an empty list means through this platform. */
            channels?: components["schemas"]["ChannelInput"][];
            /** @description What is to be won. */
            prizes?: components["schemas"]["PrizeInput"][];
            /** @description What applicants accept. */
            terms?: components["schemas"]["TermsInput"][];
            /** @description Property, confidentiality and feedback. */
            regimes?: components["schemas"]["RegimesInput"];
            /** @description Documents and pages that belong to it. */
            links?: components["schemas"]["LinkInput"][];
        };
        /**
         * @description What came along with a challenge: what was asked for and the caller may see.
         * @example {
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "kind": "partner",
         *         "name": "name",
         *         "profile": {
         *           "summary": {
         *             "fr": "Capteurs pour l'irrigation.",
         *             "ar": null,
         *             "en": null
         *           },
         *           "website": "https://startup.example",
         *           "region": "ma-04",
         *           "sectors": [
         *             "agritech"
         *           ],
         *           "technologies": [
         *             "iot",
         *             "lora"
         *           ],
         *           "facts": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "stage": "mvp"
         *           },
         *           "ice": "001526374000085"
         *         },
         *         "verified": true,
         *         "created_at": "2027-01-31T22:59:59.000000Z",
         *         "updated_at": "2027-01-31T22:59:59.000000Z",
         *         "allowed_actions": [
         *           {
         *             "action": "submit",
         *             "allowed": false,
         *             "reason": "deadline_passed",
         *             "from": null
         *           }
         *         ]
         *       },
         *       "programme": {
         *         "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "document": {
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "summary": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         },
         *         "created_at": "2027-01-31T22:59:59.000000Z",
         *         "updated_at": "2027-01-31T22:59:59.000000Z"
         *       }
         *     }
         */
        ChallengeExpanded: {
            /** @description The organisation that owns it. */
            organisation: components["schemas"]["OrganisationView"] | null;
            /** @description The programme it belongs to. */
            programme: components["schemas"]["ProgrammeView"] | null;
        };
        /**
         * @description An identifier that begins with `chl_`.
         * @example chl_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        ChallengeId: string;
        /**
         * @description In which order challenges are listed.
         *
         *     - `relevance`: What answers the question best first; only with a question.
         *     - `newest`: The newest publication first.
         *     - `deadline`: What closes next first; then what has no deadline, then what has closed, the last first.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ChallengeSort: "relevance" | "newest" | "deadline";
        /**
         * @description The stored state of a challenge. What is open now is derived from its phases and the clock.
         *
         *     - `draft`: Being written.
         *     - `submitted`: Waits for the operator.
         *     - `changes_requested`: The operator asked for changes.
         *     - `approved`: May be published.
         *     - `published`: Everybody can see it.
         *     - `archived`: Past and kept.
         *     - `cancelled`: Called off, with a reason.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ChallengeState: "draft" | "submitted" | "changes_requested" | "approved" | "published" | "archived" | "cancelled";
        /**
         * @description What a published challenge is at an instant.
         *
         *     - `upcoming`: The application window has not opened.
         *     - `open`: Applications are taken.
         *     - `closed`: The application window has closed.
         *     - `cancelled`: Called off.
         *     - `archived`: Past and kept.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ChallengeStatus: "upcoming" | "open" | "closed" | "cancelled" | "archived";
        /**
         * @description A challenge.
         * @example {
         *       "id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "programme_id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "state": "draft",
         *       "status": "upcoming",
         *       "document": {
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "edition": "edition",
         *         "reference": "reference",
         *         "default_language": "fr",
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "description": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "brief": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "after_selection": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "selection_note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "fee": {
         *           "amount_minor": 20000000,
         *           "currency": "MAD"
         *         },
         *         "location": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "organisers": [
         *           {
         *             "key": "add",
         *             "name": "Agence de développement du digital",
         *             "kind": "agency",
         *             "country": "MA",
         *             "roles": [
         *               "funder"
         *             ],
         *             "share_percent": 30,
         *             "organisation_id": null,
         *             "registrations": [],
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           }
         *         ],
         *         "sectors": [
         *           "sectors"
         *         ],
         *         "technologies": [
         *           "technologies"
         *         ],
         *         "sites": [
         *           "sites"
         *         ],
         *         "seats": 1,
         *         "time_zone": "Africa/Casablanca",
         *         "holidays": [
         *           "holidays"
         *         ],
         *         "tracks": [
         *           {
         *             "key": "cleantech",
         *             "title": {
         *               "fr": "CleanTech",
         *               "ar": null,
         *               "en": null
         *             },
         *             "summary": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "description": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "seats": 5,
         *             "sectors": [
         *               "cleantech"
         *             ],
         *             "technologies": [],
         *             "organisers": []
         *           }
         *         ],
         *         "track_choice": "applicant",
         *         "phases": [
         *           {
         *             "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "needs",
         *             "key": "final",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "location": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "opens": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "closes": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "opens_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "closes_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "tracks": [
         *               "final"
         *             ],
         *             "exclusive": true,
         *             "optional": true,
         *             "entry": {
         *               "from": [
         *                 "pitch"
         *               ],
         *               "newcomers": true,
         *               "automatic": false
         *             },
         *             "intake": {
         *               "mode": "batches",
         *               "batches": [
         *                 {
         *                   "cut_off": {
         *                     "local": "2027-03-31",
         *                     "at": null,
         *                     "certainty": "exact",
         *                     "time_zone": null,
         *                     "note": null
         *                   },
         *                   "decided": null,
         *                   "title": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 }
         *               ],
         *               "paused": null
         *             },
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                     "key": "innovation",
         *                     "kind": "points",
         *                     "label": {
         *                       "fr": "Innovation",
         *                       "ar": null,
         *                       "en": "Innovation"
         *                     },
         *                     "guidance": {
         *                       "fr": null,
         *                       "ar": null,
         *                       "en": null
         *                     },
         *                     "parent": null,
         *                     "min": 0,
         *                     "max": 5,
         *                     "step": 0.5,
         *                     "levels": [],
         *                     "unit": null,
         *                     "lower_is_better": false,
         *                     "weight": 30,
         *                     "threshold": null,
         *                     "threshold_private": false,
         *                     "required": true,
         *                     "comment_required": false
         *                   }
         *                 ],
         *                 "outline": [
         *                   {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 ],
         *                 "weights_total": 4.5,
         *                 "aggregation": "mean",
         *                 "threshold": 4.5,
         *                 "threshold_private": true,
         *                 "tie_break": [
         *                   "final"
         *                 ]
         *               },
         *               "track_rubrics": [
         *                 {
         *                   "track": "final",
         *                   "rubric": {
         *                     "criteria": [
         *                       {
         *                         "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                         "key": "innovation",
         *                         "kind": "points",
         *                         "label": {
         *                           "fr": "Innovation",
         *                           "ar": null,
         *                           "en": "Innovation"
         *                         },
         *                         "guidance": {
         *                           "fr": null,
         *                           "ar": null,
         *                           "en": null
         *                         },
         *                         "parent": null,
         *                         "min": 0,
         *                         "max": 5,
         *                         "step": 0.5,
         *                         "levels": [],
         *                         "unit": null,
         *                         "lower_is_better": false,
         *                         "weight": 30,
         *                         "threshold": null,
         *                         "threshold_private": false,
         *                         "required": true,
         *                         "comment_required": false
         *                       }
         *                     ],
         *                     "outline": [
         *                       {
         *                         "fr": "Irrigation connectée",
         *                         "ar": "الري المتصل",
         *                         "en": "Connected irrigation"
         *                       }
         *                     ],
         *                     "weights_total": 4.5,
         *                     "aggregation": "mean",
         *                     "threshold": 4.5,
         *                     "threshold_private": true,
         *                     "tie_break": [
         *                       "final"
         *                     ]
         *                   }
         *                 }
         *               ],
         *               "criteria_visible_to": "everybody",
         *               "blind": true,
         *               "sealed": true,
         *               "reviews_per_application": 1,
         *               "note": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             },
         *             "vote": {
         *               "electorate": "audience",
         *               "effect": "share_of_score",
         *               "measure": "votes",
         *               "percent": 20,
         *               "counts_in": "final",
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "cut": {
         *               "method": "ranking",
         *               "count": {
         *                 "least": 10,
         *                 "most": 10,
         *                 "about": false
         *               },
         *               "scope": "overall",
         *               "quotas": [],
         *               "score_at_least": 60,
         *               "ties": "include",
         *               "reserve": 2,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "threshold_private": false
         *             },
         *             "figures": {
         *               "applications": {
         *                 "least": 350,
         *                 "about": true,
         *                 "most": null
         *               },
         *               "participants": null,
         *               "selected": {
         *                 "least": 20,
         *                 "most": 20,
         *                 "about": false
         *               },
         *               "countries": 31,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "extensions": [
         *               {
         *                 "previous": {
         *                   "local": "2019-05-10",
         *                   "at": null,
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "reason": "À la demande des porteurs de projet",
         *                 "at": "2019-04-15T09:00:00.000000Z"
         *               }
         *             ]
         *           }
         *         ],
         *         "eligibility": [
         *           {
         *             "key": "turnover",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *               "ar": null,
         *               "en": null
         *             },
         *             "tracks": [],
         *             "phases": [],
         *             "prizes": [],
         *             "condition": {
         *               "any": [
         *                 {
         *                   "test": {
         *                     "subject": "company",
         *                     "attribute": "revenue",
         *                     "operator": "at_least",
         *                     "least": 10000000,
         *                     "currency": "MAD",
         *                     "values": [],
         *                     "groups": [],
         *                     "list": null,
         *                     "least_excluded": false,
         *                     "most": null,
         *                     "most_excluded": false,
         *                     "as_of": null
         *                   }
         *                 },
         *                 {
         *                   "all": [
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "stage",
         *                         "operator": "in",
         *                         "values": [
         *                           "seed"
         *                         ],
         *                         "groups": [],
         *                         "list": null,
         *                         "least": null,
         *                         "least_excluded": false,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "currency": null,
         *                         "as_of": null
         *                       }
         *                     },
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "forecast_revenue",
         *                         "operator": "at_least",
         *                         "least": 10000000,
         *                         "least_excluded": true,
         *                         "currency": "MAD",
         *                         "values": [],
         *                         "groups": [],
         *                         "list": null,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "as_of": null
         *                       }
         *                     }
         *                   ]
         *                 }
         *               ]
         *             }
         *           }
         *         ],
         *         "consortium": {
         *           "rule": "required",
         *           "roles": [
         *             {
         *               "key": "associate",
         *               "label": {
         *                 "fr": "Associé",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "funding": "expenses"
         *             }
         *           ],
         *           "tracks": [],
         *           "most_members": 5,
         *           "note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "entries_per_startup": 1,
         *         "questions": [
         *           {
         *             "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "final",
         *             "section": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "label": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "help": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "kind": "short_text",
         *             "required": true,
         *             "limits": {
         *               "characters": null,
         *               "pages": 10,
         *               "seconds": null,
         *               "megabytes": 5,
         *               "least": null,
         *               "most": null,
         *               "media_types": [
         *                 "application/pdf"
         *               ],
         *               "languages": [
         *                 "fr",
         *                 "en"
         *               ],
         *               "note": {
         *                 "fr": "Arial 11, interligne simple",
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "max_words": 1,
         *             "options": [
         *               "options"
         *             ],
         *             "visible_to_jury": true,
         *             "personal_data": true,
         *             "tracks": [
         *               "final"
         *             ],
         *             "required_from": "final",
         *             "frozen_after": "final",
         *             "shown_if": {
         *               "question": "registered",
         *               "values": [
         *                 "true"
         *               ]
         *             },
         *             "criteria": [
         *               "final"
         *             ]
         *           }
         *         ],
         *         "form_languages": [
         *           "form_languages"
         *         ],
         *         "answer_languages": [
         *           "answer_languages"
         *         ],
         *         "channels": [
         *           {
         *             "kind": "paper",
         *             "address": "12, avenue des FAR, Casablanca",
         *             "required": true,
         *             "instructions": {
         *               "fr": "Deux exemplaires reliés",
         *               "ar": null,
         *               "en": null
         *             },
         *             "phase": null
         *           }
         *         ],
         *         "prizes": [
         *           {
         *             "key": "intilak",
         *             "kind": "co_financing",
         *             "label": {
         *               "fr": "Aide Intilak",
         *               "ar": null,
         *               "en": null
         *             },
         *             "rates": [
         *               {
         *                 "label": {
         *                   "fr": "Toutes dépenses",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "percent": 90,
         *                 "cap": {
         *                   "amount_minor": 100000000,
         *                   "currency": "MAD"
         *                 }
         *               }
         *             ],
         *             "tax": "included",
         *             "tracks": [
         *               "intilak"
         *             ],
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "phase": null,
         *             "rank": null,
         *             "rating": null,
         *             "part_of": null,
         *             "special": false,
         *             "amount": null,
         *             "up_to": false,
         *             "amount_least": null,
         *             "decided_later": false,
         *             "cap": null,
         *             "count": null,
         *             "tranches": [],
         *             "conditions": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "funders": []
         *           }
         *         ],
         *         "terms": [
         *           {
         *             "key": "rules",
         *             "kind": "rules",
         *             "title": {
         *               "fr": "Règlement",
         *               "ar": null,
         *               "en": null
         *             },
         *             "text": {
         *               "fr": "Article 1 …",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": null,
         *             "accepted_for": "submission",
         *             "version": 1
         *           }
         *         ],
         *         "regimes": {
         *           "ip": "applicant_keeps",
         *           "ip_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "confidentiality": "shared_with_partners",
         *           "confidentiality_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "feedback": "on_request",
         *           "feedback_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "links": [
         *           {
         *             "title": {
         *               "fr": "Cahier des charges",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": "https://ministere.example/cdc.pdf",
         *             "language": "fr"
         *           }
         *         ]
         *       },
         *       "note": "note",
         *       "publish_at": "2027-01-31T22:59:59.000000Z",
         *       "published_at": "2027-01-31T22:59:59.000000Z",
         *       "created_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ],
         *       "expanded": {
         *         "organisation": {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "partner",
         *           "name": "name",
         *           "profile": {
         *             "summary": {
         *               "fr": "Capteurs pour l'irrigation.",
         *               "ar": null,
         *               "en": null
         *             },
         *             "website": "https://startup.example",
         *             "region": "ma-04",
         *             "sectors": [
         *               "agritech"
         *             ],
         *             "technologies": [
         *               "iot",
         *               "lora"
         *             ],
         *             "facts": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "stage": "mvp"
         *             },
         *             "ice": "001526374000085"
         *           },
         *           "verified": true,
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         },
         *         "programme": {
         *           "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "document": {
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "summary": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       }
         *     }
         */
        ChallengeView: {
            /** @description Its identifier. */
            id: components["schemas"]["ChallengeId"];
            /** @description The organisation that owns it. */
            organisation: components["schemas"]["OrganisationRef"];
            /** @description The programme it belongs to. */
            programme_id: components["schemas"]["ProgrammeId"] | null;
            /** @description How far it is. */
            state: components["schemas"]["ChallengeState"];
            /** @description What it is now for the public; null while it is not public. */
            status: components["schemas"]["ChallengeStatus"] | null;
            /** @description What it says. */
            document: components["schemas"]["ChallengeDocument"];
            /** @description What the operator wrote with the last verdict, or why it was cancelled. */
            note: string | null;
            /** @description When it will be published by itself. */
            publish_at: components["schemas"]["Instant"] | null;
            /** @description When it was published. */
            published_at: components["schemas"]["Instant"] | null;
            /** @description When it was created. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
            /** @description What the caller may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
            /** @description What `expand` asked for; null if it asked for nothing. */
            expanded: components["schemas"]["ChallengeExpanded"] | null;
        };
        /**
         * @description A way in which a dossier, or a part of it, is handed in.
         * @example {
         *       "kind": "paper",
         *       "address": "12, avenue des FAR, Casablanca",
         *       "required": true,
         *       "instructions": {
         *         "fr": "Deux exemplaires reliés",
         *         "ar": null,
         *         "en": null
         *       },
         *       "phase": null
         *     }
         */
        Channel: {
            /** @description The way. */
            kind: components["schemas"]["ChannelKind"];
            /** @description The web, e-mail or postal address. */
            address: string | null;
            /** @description It is needed beside the others, not instead of them. */
            required: boolean;
            /** @description The application window in which it counts; left out, all. */
            phase: components["schemas"]["Key"] | null;
            /** @description What to observe: the subject of the mail, the names of files, the number of copies. */
            instructions: components["schemas"]["LocalizedText"];
        };
        /**
         * @description A way in which a dossier, or a part of it, is handed in.
         * @example {
         *       "kind": "paper",
         *       "address": "12, avenue des FAR, Casablanca",
         *       "required": true,
         *       "instructions": {
         *         "fr": "Deux exemplaires reliés"
         *       }
         *     }
         */
        ChannelInput: {
            /** @description The way. */
            kind: components["schemas"]["ChannelKind"];
            /** @description The web, e-mail or postal address. */
            address?: string | null;
            /** @description It is needed beside the others, not instead of them. */
            required?: boolean;
            /** @description The application window in which it counts; left out, all. */
            phase?: components["schemas"]["Key"] | null;
            /** @description What to observe: the subject of the mail, the names of files, the number of copies. */
            instructions?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description By which way a dossier, or a part of it, is handed in.
         *
         *     - `platform`: Through this platform.
         *     - `website`: Through a web site of the organiser.
         *     - `email`: By e-mail.
         *     - `paper`: On paper, at a counter or by post.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ChannelKind: "platform" | "website" | "email" | "paper";
        /**
         * @description Why a request was refused.
         *
         *     - `malformed_json`: The body is not JSON.
         *     - `unknown_parameter`: A query parameter that the operation does not know.
         *     - `duplicate_parameter`: A query parameter given twice that may be given once.
         *     - `invalid_parameter`: A query parameter with a value that it cannot have.
         *     - `invalid_header`: A header that is missing, repeated, or contradicts another.
         *     - `headers_too_large`: The headers are too large together.
         *     - `invalid_cursor`: A cursor that was not issued for this query.
         *     - `validation_failed`: The body is well-formed, yet fields are wrong; `errors` lists each.
         *     - `body_too_large`: The body is larger than the operation accepts.
         *     - `request_timeout`: The body did not arrive in time.
         *     - `unsupported_media_type`: The body is not of a media type that the operation reads.
         *     - `not_acceptable`: No representation that the client accepts.
         *     - `method_not_allowed`: The path exists, the method does not.
         *     - `not_found`: There is nothing here that the caller may know of.
         *     - `authentication_required`: No or incomplete credentials.
         *     - `invalid_token`: The token is not one of ours, or no longer.
         *     - `token_expired`: The access token has expired: refresh it.
         *     - `token_reused`: A refresh token was used twice: its session is ended.
         *     - `invalid_credentials`: E-mail address or password is wrong.
         *     - `account_disabled`: The account is disabled.
         *     - `email_not_verified`: The e-mail address of the account is not verified yet.
         *     - `forbidden`: The caller may know the object, and may not do this to it.
         *     - `origin_not_allowed`: A browser application of this origin may not do this.
         *     - `link_expired`: A single-use link that was used or has expired.
         *     - `idempotency_key_required`: The operation needs an Idempotency-Key header.
         *     - `idempotency_key_invalid`: The Idempotency-Key header is not a key.
         *     - `idempotency_key_mismatch`: The key was used for another request.
         *     - `precondition_required`: The operation needs an If-Match header.
         *     - `precondition_failed`: The object has changed since the validator was issued.
         *     - `quota_exceeded`: Too many requests.
         *     - `auth_busy`: Too many log-ins at this moment.
         *     - `invalid_state`: The state of the object does not allow this step.
         *     - `already_exists`: Something with this name or key exists.
         *     - `challenge_not_open`: The challenge does not take applications now.
         *     - `deadline_passed`: The deadline has passed.
         *     - `challenge_incomplete`: The challenge is not complete enough for this step; `errors` lists what is missing.
         *     - `own_approval`: The organisation that owns a challenge cannot approve it.
         *     - `organisation_not_verified`: The organisation is not verified.
         *     - `application_already_exists`: The startup already has its application to this challenge.
         *     - `applications_sealed`: Applications are not shown before the deadline: only their number is.
         *     - `application_incomplete`: The application is not complete; `errors` lists what is missing.
         *     - `terms_not_accepted`: Terms are to be accepted in their present wording first; `errors` lists them.
         *     - `not_eligible`: A rule of eligibility is not met.
         *     - `application_not_editable`: The application can no longer be changed.
         *     - `conflict_of_interest`: The juror has a conflict of interest with the startup.
         *     - `scoring_not_open`: Scoring is not open.
         *     - `panel_open`: The panel is still scoring: nothing about its scores is shown.
         *     - `coverage_incomplete`: Applications lack completed score sheets; `errors` lists them.
         *     - `sheet_incomplete`: The score sheet lacks required criteria or comments; `errors` lists them.
         *     - `panel_locked`: The panel is locked: no score changes any more.
         *     - `seats_exceeded`: More applications are selected than there are seats.
         *     - `tie_at_last_seat`: Applications tie at the last seat and only some of them are selected without a reason.
         *     - `no_decision`: There is no decision to release yet.
         *     - `same_approver`: The person who decided cannot release the decision.
         *     - `already_released`: The outcome is released: it does not change any more.
         *     - `results_not_published`: The results are not public yet.
         *     - `already_on_panel`: The person is on the panel already.
         *     - `last_owner`: The last owner or the last operator cannot be removed.
         *     - `storage_full`: The storage of the server is full.
         *     - `dependency_unavailable`: A part that the server depends on does not answer, or the server is overloaded.
         *     - `internal_error`: A fault of ours; it is logged under the request id.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Code: "malformed_json" | "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "headers_too_large" | "invalid_cursor" | "validation_failed" | "body_too_large" | "request_timeout" | "unsupported_media_type" | "not_acceptable" | "method_not_allowed" | "not_found" | "authentication_required" | "invalid_token" | "token_expired" | "token_reused" | "invalid_credentials" | "account_disabled" | "email_not_verified" | "forbidden" | "origin_not_allowed" | "link_expired" | "idempotency_key_required" | "idempotency_key_invalid" | "idempotency_key_mismatch" | "precondition_required" | "precondition_failed" | "quota_exceeded" | "auth_busy" | "invalid_state" | "already_exists" | "challenge_not_open" | "deadline_passed" | "challenge_incomplete" | "own_approval" | "organisation_not_verified" | "application_already_exists" | "applications_sealed" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "application_not_editable" | "conflict_of_interest" | "scoring_not_open" | "panel_open" | "coverage_incomplete" | "sheet_incomplete" | "panel_locked" | "seats_exceeded" | "tie_at_last_seat" | "no_decision" | "same_approver" | "already_released" | "results_not_published" | "already_on_panel" | "last_owner" | "storage_full" | "dependency_unavailable" | "internal_error";
        /**
         * @description How far a dossier is, held against its form as it is published now.
         * @example {
         *       "can_submit": false,
         *       "asked": 12,
         *       "answered": 9,
         *       "required": 8,
         *       "required_missing": 1,
         *       "issue_count": 1,
         *       "closes_at": "2027-03-31T23:59:59.000000Z",
         *       "issues": [
         *         {
         *           "pointer": "/title",
         *           "code": "required",
         *           "max": null,
         *           "length": null,
         *           "unit": null
         *         }
         *       ],
         *       "sections": [],
         *       "kept": []
         *     }
         */
        Completeness: {
            /** @description Whether its content could be handed in: nothing that is required is missing and nothing that is asked is wrong. */
            can_submit: boolean;
            /** @description Questions that are asked at present. */
            asked: number;
            /** @description Questions that are asked and answered. */
            answered: number;
            /** @description Questions that are asked and need an answer. */
            required: number;
            /** @description Questions that need an answer and have none. */
            required_missing: number;
            /** @description Everything that keeps the dossier from being handed in. */
            issue_count: number;
            /** @description When the application window closes for this dossier; null where nothing closes. */
            closes_at: components["schemas"]["Instant"] | null;
            /** @description What is missing or wrong beside the answers: title, track, team, partners. */
            issues: components["schemas"]["DossierIssue"][];
            /** @description The questions, by section, in the order of the form. */
            sections: components["schemas"]["SectionStatus"][];
            /** @description Answers to questions that the form no longer has. They are kept, needed by nobody and shown to no juror. */
            kept: components["schemas"]["KeptAnswer"][];
        };
        /**
         * @description How far a dossier is.
         * @example {
         *       "form": {
         *         "can_submit": false,
         *         "asked": 12,
         *         "answered": 9,
         *         "required": 8,
         *         "required_missing": 1,
         *         "issue_count": 1,
         *         "closes_at": "2027-03-31T23:59:59.000000Z",
         *         "issues": [
         *           {
         *             "pointer": "/title",
         *             "code": "required",
         *             "max": null,
         *             "length": null,
         *             "unit": null
         *           }
         *         ],
         *         "sections": [],
         *         "kept": []
         *       },
         *       "eligibility": {
         *         "verdict": "met",
         *         "rules": [
         *           {
         *             "rule": "final",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "verdict": "met",
         *             "reason": "fits",
         *             "explanation": {
         *               "condition": "/test",
         *               "verdict": "not_met",
         *               "reason": "differs",
         *               "attribute": "revenue",
         *               "found": "4000000",
         *               "as_of": null,
         *               "parts": []
         *             },
         *             "tracks": [
         *               "final"
         *             ],
         *             "phases": [
         *               "final"
         *             ],
         *             "prizes": [
         *               "final"
         *             ]
         *           }
         *         ],
         *         "tracks": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "phases": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "prizes": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "computed_track": "final"
         *       }
         *     }
         */
        CompletenessView: {
            /** @description What the form still needs, question by question. */
            form: components["schemas"]["Completeness"];
            /** @description What the rules of eligibility say of the facts in the dossier and in the profile of the startup. */
            eligibility: components["schemas"]["EligibilityReport"];
        };
        /**
         * @description What must be so: a test, a statement in words, or a composition of conditions. Exactly one of the fields is given.
         * @example {
         *       "not": {
         *         "test": {
         *           "subject": "company",
         *           "attribute": "debarred",
         *           "operator": "yes",
         *           "values": [],
         *           "groups": [],
         *           "list": null,
         *           "least": null,
         *           "least_excluded": false,
         *           "most": null,
         *           "most_excluded": false,
         *           "currency": null,
         *           "as_of": null
         *         }
         *       }
         *     }
         */
        Condition: {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | {
            test: components["schemas"]["FactTest"];
        } | {
            statement: components["schemas"]["LocalizedText"];
        };
        /**
         * @description What must be so: a test, a statement in words, or a composition of conditions. Exactly one of the fields is given.
         * @example {
         *       "not": {
         *         "test": {
         *           "subject": "company",
         *           "attribute": "debarred",
         *           "operator": "yes"
         *         }
         *       }
         *     }
         */
        ConditionInput: {
            all: components["schemas"]["ConditionInput"][];
        } | {
            any: components["schemas"]["ConditionInput"][];
        } | {
            not: components["schemas"]["ConditionInput"];
        } | {
            test: components["schemas"]["FactTestInput"];
        } | {
            statement: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description How a dossier is kept.
         *
         *     - `confidential`: Confidential; only panel and organisers read it.
         *     - `shared_with_partners`: Confidential, and shared with funders or partners.
         *     - `public`: Not confidential: no secret should be in it.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ConfidentialityRegime: "confidential" | "shared_with_partners" | "public";
        /**
         * @description What a check found.
         * @example {
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "checked": 1,
         *       "conflicts": [
         *         {
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "findings": [
         *             {
         *               "kind": "own_organisation",
         *               "source": "detected",
         *               "reason": "reason"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        ConflictCheckView: {
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description Against how many startups it was made. */
            checked: number;
            /** @description The startups that the person should not judge. */
            conflicts: components["schemas"]["StartupConflictView"][];
        };
        /**
         * @description An identifier that begins with `coi_`.
         * @example coi_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        ConflictId: string;
        /**
         * @description Why a juror should not judge an application.
         *
         *     - `own_organisation`: Is a member of the startup, or was when the application was made.
         *     - `same_mail_domain`: Has a verified e-mail address at the startup's mail domain; public mail providers do not count.
         *     - `employment`: Employed there, now or lately.
         *     - `investor`: Invested in it, or wants to.
         *     - `mentor`: Mentors or advises it.
         *     - `personal`: Family or close friendship.
         *     - `competitor`: Competes with it.
         *     - `other`: Another reason, told in the text.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ConflictKind: "own_organisation" | "same_mail_domain" | "employment" | "investor" | "mentor" | "personal" | "competitor" | "other";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "coi_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "own_organisation",
         *           "source": "detected",
         *           "reason": "reason",
         *           "declared_at": "2027-01-31T22:59:59.000000Z",
         *           "removed_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ConflictPage: {
            /** @description The items. */
            data: components["schemas"]["ConflictView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description Who says so.
         *
         *     - `detected`: Found by the system in the data it has.
         *     - `juror`: Declared by the juror.
         *     - `applicant`: Declared by the applicant.
         *     - `organiser`: Recorded by the operator or the chair.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ConflictSource: "detected" | "juror" | "applicant" | "organiser";
        /**
         * @description A conflict of interest between a juror and a startup.
         * @example {
         *       "id": "coi_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "own_organisation",
         *       "source": "detected",
         *       "reason": "reason",
         *       "declared_at": "2027-01-31T22:59:59.000000Z",
         *       "removed_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        ConflictView: {
            /** @description Its identifier; null for one that is found in the data and goes when the data change. */
            id: components["schemas"]["ConflictId"] | null;
            /** @description The juror. */
            juror_id: components["schemas"]["JurorId"];
            /** @description The startup. */
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description Why the juror should not judge it. */
            kind: components["schemas"]["ConflictKind"];
            /** @description Who says so. */
            source: components["schemas"]["ConflictSource"];
            /** @description The explanation; for a shared mail domain, the domain. */
            reason: string | null;
            /** @description When it was declared; null for one that is found in the data. */
            declared_at: components["schemas"]["Instant"] | null;
            /** @description When it was taken back: it does not count any more. */
            removed_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description Whether and how several organisations apply together.
         * @example {
         *       "rule": "required",
         *       "roles": [
         *         {
         *           "key": "associate",
         *           "label": {
         *             "fr": "Associé",
         *             "ar": null,
         *             "en": null
         *           },
         *           "funding": "expenses"
         *         }
         *       ],
         *       "tracks": [],
         *       "most_members": 5,
         *       "note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Consortium: {
            /** @description Whether they may. */
            rule: components["schemas"]["ConsortiumRule"];
            /** @description What members of a consortium can be beside its lead. */
            roles: components["schemas"]["ConsortiumRole"][];
            /**
             * Format: int32
             * @description How many members there may be, the lead included.
             */
            most_members: number | null;
            /** @description The tracks for which it holds; an empty list means all. */
            tracks: components["schemas"]["Key"][];
            /** @description What else is to be said of it. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description Whether and how several organisations apply together.
         * @example {
         *       "rule": "required",
         *       "roles": [
         *         {
         *           "key": "associate",
         *           "label": {
         *             "fr": "Associé"
         *           },
         *           "funding": "expenses"
         *         }
         *       ],
         *       "tracks": [],
         *       "most_members": 5,
         *       "note": {
         *         "fr": null
         *       }
         *     }
         */
        ConsortiumInput: {
            /** @description Whether they may. */
            rule: components["schemas"]["ConsortiumRule"];
            /** @description What members of a consortium can be beside its lead. */
            roles?: components["schemas"]["ConsortiumRoleInput"][];
            /**
             * Format: int32
             * @description How many members there may be, the lead included.
             */
            most_members?: number | null;
            /** @description The tracks for which it holds; an empty list means all. */
            tracks?: components["schemas"]["Key"][];
            /** @description What else is to be said of it. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description What a member of a consortium can be.
         * @example {
         *       "key": "associate",
         *       "label": {
         *         "fr": "Associé",
         *         "ar": null,
         *         "en": null
         *       },
         *       "funding": "expenses"
         *     }
         */
        ConsortiumRole: {
            /** @description The name by which it is referred to. */
            key: components["schemas"]["Key"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedText"];
            /** @description What it may receive; null where the call does not say. */
            funding: components["schemas"]["FundingRight"] | null;
        };
        /**
         * @description What a member of a consortium can be.
         * @example {
         *       "key": "associate",
         *       "label": {
         *         "fr": "Associé"
         *       },
         *       "funding": "expenses"
         *     }
         */
        ConsortiumRoleInput: {
            /** @description The name by which it is referred to. */
            key: components["schemas"]["Key"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What it may receive; null where the call does not say. */
            funding?: components["schemas"]["FundingRight"] | null;
        };
        /**
         * @description Whether several organisations apply together.
         *
         *     - `allowed`: They may.
         *     - `preferred`: It is preferred.
         *     - `required`: They must.
         *     - `forbidden`: They may not.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ConsortiumRule: "allowed" | "preferred" | "required" | "forbidden";
        /**
         * @description How many: exactly (both bounds alike), up to (`most` alone), at least (`least` alone), a range, or not known yet (neither).
         * @example {
         *       "least": 10,
         *       "most": 15,
         *       "about": false
         *     }
         */
        Count: {
            /**
             * Format: int32
             * @description At least.
             */
            least: number | null;
            /**
             * Format: int32
             * @description At most.
             */
            most: number | null;
            /** @description The author says "about". */
            about: boolean;
        };
        /**
         * @description How many: exactly (both bounds alike), up to (`most` alone), at least (`least` alone), a range, or not known yet (neither).
         * @example {
         *       "least": 10,
         *       "most": 15,
         *       "about": false
         *     }
         */
        CountInput: {
            /**
             * Format: int32
             * @description At least.
             */
            least?: number | null;
            /**
             * Format: int32
             * @description At most.
             */
            most?: number | null;
            /** @description The author says "about". */
            about?: boolean;
        };
        /**
         * @description A group of countries.
         *
         *     - `africa`: The member states of the African Union, with Western Sahara left to the author.
         *     - `arab_league`: The League of Arab States.
         *     - `european_union`: The European Union of 27.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        CountryGroup: "africa" | "arab_league" | "european_union";
        /**
         * @description What a person says to accept.
         * @example {
         *       "name": "Amina El Idrissi",
         *       "password": "trois mulets traversent l'oued",
         *       "confidentiality_accepted": true,
         *       "interests": "I advised Saqiya in 2024."
         *     }
         */
        CreateAcceptance: {
            /** @description How the person is called; needed where the address has no account. */
            name?: string | null;
            /**
             * Format: password
             * @description The password of the new account: 12 to 128 characters; needed where the address has no account.
             */
            password?: string | null;
            /** @description Whether a juror accepts to keep everything confidential. */
            confidentiality_accepted?: boolean;
            /** @description The interests that a juror declares. */
            interests?: string | null;
        };
        /**
         * @description A new account.
         * @example {
         *       "email": "amina@example.ma",
         *       "password": "trois mulets traversent l'oued",
         *       "name": "Amina El Idrissi",
         *       "language": "fr"
         *     }
         */
        CreateAccount: {
            /**
             * Format: email
             * @description The e-mail address.
             */
            email: string;
            /**
             * Format: password
             * @description The password: 12 to 128 characters of any kind, not one of those that everybody tries first.
             */
            password: string;
            /** @description How the person is called. */
            name: string;
            /** @description The language of mails. */
            language: components["schemas"]["Language"];
        };
        /**
         * @description Why.
         * @example {
         *       "reason": "Left the network on 31 January."
         *     }
         */
        CreateAccountReason: {
            /** @description The reason, for the audit trail. */
            reason: string;
        };
        /**
         * @description An answer.
         * @example {
         *       "answer": {
         *         "fr": "Oui, si elle est enregistrée au Maroc."
         *       },
         *       "published": true
         *     }
         */
        CreateAnswer: {
            /** @description The question as everybody will read it, where it should not stand as it was asked. */
            question?: string | null;
            /** @description The answer. */
            answer: components["schemas"]["LocalizedTextInput"];
            /** @description Whether everybody reads it, or only who asked. */
            published?: boolean;
        };
        /**
         * @description A new application. It may be incomplete.
         * @example {
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "document": {
         *         "title": "Irrigation pilotée par capteurs"
         *       }
         *     }
         */
        CreateApplication: {
            /** @description The startup that applies. */
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description What it writes. */
            document?: components["schemas"]["ApplicationDocumentInput"];
        };
        /**
         * @description The operator's approval.
         * @example {
         *       "note": "Conforme au règlement."
         *     }
         */
        CreateApproval: {
            /** @description A note for the partner. */
            note?: string | null;
        };
        /**
         * @description An application for a juror.
         * @example {
         *       "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3"
         *     }
         */
        CreateAssignment: {
            /** @description The juror, who has accepted. */
            juror_id: components["schemas"]["JurorId"];
            /** @description The application, which is submitted. */
            application_id: components["schemas"]["ApplicationId"];
        };
        /**
         * @description Why an assignment is taken away.
         * @example {
         *       "reason": "Charge mieux répartie."
         *     }
         */
        CreateAssignmentRemoval: {
            /** @description Why; it stays on record. */
            reason: string;
        };
        /**
         * @description Who is to judge what.
         * @example {
         *       "assignments": [
         *         {
         *           "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3"
         *         }
         *       ]
         *     }
         */
        CreateAssignments: {
            /** @description The pairs: all are assigned, or none. */
            assignments: components["schemas"]["CreateAssignment"][];
        };
        /**
         * @description Why a challenge is cancelled.
         * @example {
         *       "reason": "Le budget du programme a été reporté."
         *     }
         */
        CreateCancellation: {
            /** @description Why; told to everybody who follows the call. */
            reason: string;
        };
        /**
         * @description A new challenge. A title is enough for a draft.
         * @example {
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "document": {
         *         "title": {
         *           "fr": "DigitAgri 2027 : irrigation"
         *         },
         *         "sectors": [
         *           "agritech"
         *         ],
         *         "technologies": [
         *           "IA",
         *           "IoT",
         *           "RFID",
         *           "LoRa"
         *         ],
         *         "seats": 10,
         *         "phases": [
         *           {
         *             "kind": "application",
         *             "opens": {
         *               "local": "2027-02-01"
         *             },
         *             "closes": {
         *               "local": "2027-03-31"
         *             }
         *           },
         *           {
         *             "kind": "review",
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "label": {
         *                       "fr": "Innovation"
         *                     },
         *                     "max": 5,
         *                     "weight": 100
         *                   }
         *                 ]
         *               }
         *             }
         *           }
         *         ],
         *         "questions": [
         *           {
         *             "label": {
         *               "fr": "Votre solution"
         *             },
         *             "kind": "long_text",
         *             "required": true,
         *             "max_words": 500
         *           }
         *         ]
         *       }
         *     }
         */
        CreateChallenge: {
            /** @description The organisation that owns it. */
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description The programme it belongs to. */
            programme_id?: components["schemas"]["ProgrammeId"] | null;
            /** @description What it says. */
            document: components["schemas"]["ChallengeDocumentInput"];
        };
        /**
         * @description What should change.
         * @example {
         *       "reason": "Merci de préciser les critères d'évaluation."
         *     }
         */
        CreateChangeRequest: {
            /** @description What should change, and why. */
            reason: string;
        };
        /**
         * @description A conflict of interest: `organisation_id` names the startup, or else `application_id` one of its applications.
         * @example {
         *       "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "mentor",
         *       "reason": "A accompagné la startup en 2025."
         *     }
         */
        CreateConflict: {
            /** @description The juror. */
            juror_id: components["schemas"]["JurorId"];
            /** @description The startup. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description An application of the startup. */
            application_id?: components["schemas"]["ApplicationId"] | null;
            /** @description Why the juror should not judge it. */
            kind: components["schemas"]["ConflictKind"];
            /** @description The explanation. */
            reason: string;
        };
        /**
         * @description Whom to check against whom: `email` for somebody who is not on the panel, else `juror_id`.
         * @example {
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": "amina@universite.example"
         *     }
         */
        CreateConflictCheck: {
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /**
             * Format: email
             * @description The person's address.
             */
            email?: string | null;
            /** @description The person, if on the panel. */
            juror_id?: components["schemas"]["JurorId"] | null;
        };
        /**
         * @description Into what a challenge is copied.
         * @example {
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "title": {
         *         "fr": "DigitAgri 2028"
         *       }
         *     }
         */
        CreateCopy: {
            /** @description The organisation that will own the copy. */
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description The programme that the copy will belong to. */
            programme_id?: components["schemas"]["ProgrammeId"] | null;
            /** @description The title of the copy; that of the original if left out. */
            title?: components["schemas"]["LocalizedTextInput"] | null;
        };
        /**
         * @description Why a juror does not take an assignment.
         * @example {
         *       "reason": "Hors de mon domaine."
         *     }
         */
        CreateDecline: {
            /** @description Why; those who keep the panel read it. */
            reason?: string | null;
        };
        /**
         * @description A later deadline.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "closes": {
         *         "local": "2027-04-15T23:59"
         *       },
         *       "reason": "À la demande des porteurs de projet.",
         *       "cascade": true
         *     }
         */
        CreateExtension: {
            /** @description The phase whose closing moves. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description The new closing; later than the present one. */
            closes: components["schemas"]["MomentInput"];
            /** @description Why; everybody can read it. */
            reason: string;
            /**
             * @description Whether phases of the same tracks that begin at or after the old closing move by as much. What is given as a distance from
             *     the closing follows in any case.
             */
            cascade?: boolean;
        };
        /**
         * @description A question.
         * @example {
         *       "text": "Une coopérative peut-elle candidater ?"
         *     }
         */
        CreateInquiry: {
            /** @description The question. It may be shown to everybody; it should not tell who asks. */
            text: string;
        };
        /**
         * @description An invitation to a panel.
         * @example {
         *       "email": "amina@universite.example",
         *       "name": "Pr Amina Idrissi",
         *       "role": "juror"
         *     }
         */
        CreateJuror: {
            /**
             * Format: email
             * @description Who is asked.
             */
            email: string;
            /** @description How the person is called. */
            name?: string | null;
            /** @description What the person is to do. A chair composes the panel and does not score. */
            role: components["schemas"]["JurorRole"];
        };
        /**
         * @description Why a person is taken off a panel.
         * @example {
         *       "reason": "A quitté le ministère."
         *     }
         */
        CreateJurorRemoval: {
            /** @description Why; it stays on record. */
            reason: string;
        };
        /**
         * @description Whose mail.
         * @example {
         *       "email": "amina@example.ma"
         *     }
         */
        CreateMailRequest: {
            /**
             * Format: email
             * @description The e-mail address.
             */
            email: string;
        };
        /**
         * @description An invitation to join an organisation.
         * @example {
         *       "email": "nadia@ministere.example",
         *       "role": "editor"
         *     }
         */
        CreateMemberInvitation: {
            /**
             * Format: email
             * @description Who is invited.
             */
            email: string;
            /** @description What the person will be allowed to do. */
            role: components["schemas"]["MemberRole"];
        };
        /**
         * @description Whom to invite.
         * @example {
         *       "email": "houda@example.ma",
         *       "role": "support"
         *     }
         */
        CreateOperatorInvitation: {
            /**
             * Format: email
             * @description The e-mail address.
             */
            email: string;
            /** @description The role that it gives. */
            role: components["schemas"]["OperatorRole"];
        };
        /**
         * @description A new organisation.
         * @example {
         *       "kind": "startup",
         *       "name": "Saqiya Capteurs",
         *       "profile": {
         *         "technologies": [
         *           "IoT",
         *           "LoRa"
         *         ],
         *         "sectors": [
         *           "agritech"
         *         ],
         *         "region": "ma-04"
         *       }
         *     }
         */
        CreateOrganisation: {
            /** @description What it is here for. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description Its legal or usual name. */
            name: string;
            /** @description What it says of itself. */
            profile?: components["schemas"]["OrganisationProfileInput"];
        };
        /**
         * @description To whom an organisation is handed over.
         * @example {
         *       "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *     }
         */
        CreateOwnershipTransfer: {
            /** @description Another member. */
            user_id: components["schemas"]["UserId"];
        };
        /**
         * @description The present password and the new one.
         * @example {
         *       "current_password": "trois mulets traversent l'oued",
         *       "new_password": "quatre cigognes sur le minaret"
         *     }
         */
        CreatePasswordChange: {
            /**
             * Format: password
             * @description The present password.
             */
            current_password: string;
            /**
             * Format: password
             * @description The new one: 12 to 128 characters of any kind, not one of those that everybody tries first.
             */
            new_password: string;
        };
        /**
         * @description A new password, and the token of the mail.
         * @example {
         *       "token": "tp_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4",
         *       "password": "trois mulets traversent l'oued"
         *     }
         */
        CreatePasswordReset: {
            /** @description The `token` of the link. */
            token: string;
            /**
             * Format: password
             * @description The new password: 12 to 128 characters of any kind, not one of those that everybody tries first.
             */
            password: string;
        };
        /**
         * @description A new programme.
         * @example {
         *       "document": {
         *         "title": {
         *           "fr": "DigitAgri",
         *           "ar": null,
         *           "en": "DigitAgri"
         *         },
         *         "summary": {
         *           "fr": "L'innovation au service de l'agriculture."
         *         }
         *       }
         *     }
         */
        CreateProgramme: {
            /** @description The organisation that runs it, if it is not the operator's. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description What it says. */
            document: components["schemas"]["ProgrammeDocumentInput"];
        };
        /**
         * @description When a challenge is published.
         * @example {
         *       "publish_at": "2027-02-01T08:00:00.000000Z"
         *     }
         */
        CreatePublication: {
            /** @description When; at once if absent. */
            publish_at?: components["schemas"]["Instant"] | null;
        };
        /**
         * @description Why a juror steps back.
         * @example {
         *       "reason": "J'ai reconnu le projet d'un ancien étudiant.",
         *       "kind": "personal"
         *     }
         */
        CreateRecusal: {
            /** @description Why; those who keep the panel read it. */
            reason: string;
            /** @description Which conflict of interest it is, if it is one: it is declared for every application of the startup. */
            kind?: components["schemas"]["ConflictKind"] | null;
        };
        /**
         * @description The refresh token, unless it is in the cookie.
         * @example {
         *       "refresh_token": "tr_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4"
         *     }
         */
        CreateRefresh: {
            /** @description The refresh token; absent if it is in the cookie. */
            refresh_token?: string | null;
        };
        /**
         * @description The release of a decision.
         * @example {
         *       "version": 4
         *     }
         */
        CreateRelease: {
            /**
             * Format: int64
             * @description The version of the phase that was read, which is the first part of its `ETag`: a decision that was changed since is not
             *     released unread.
             */
            version?: number | null;
        };
        /**
         * @description Who logs in.
         * @example {
         *       "email": "amina@example.ma",
         *       "password": "trois mulets traversent l'oued"
         *     }
         */
        CreateSession: {
            /** @description The e-mail address. */
            email: string;
            /**
             * Format: password
             * @description The password.
             */
            password: string;
            /** @description Whether the refresh token comes as a cookie that scripts cannot read, instead of in the body. */
            cookie?: boolean;
        };
        /**
         * @description A new term.
         * @example {
         *       "slug": "digital-twin",
         *       "labels": {
         *         "fr": "jumeau numérique",
         *         "ar": "التوأم الرقمي",
         *         "en": "digital twin"
         *       },
         *       "synonyms": [
         *         "jumeaux numériques"
         *       ]
         *     }
         */
        CreateTerm: {
            /** @description Its stable name. */
            slug: string;
            /** @description What people read. */
            labels: components["schemas"]["LocalizedTextInput"];
            /** @description What else people type for it. */
            synonyms?: string[];
            /** @description What contains it, by slug. */
            parents?: string[];
            /** @description More facts. */
            details?: Record<string, never>;
            /**
             * Format: int32
             * @description Its place in lists; terms with the same place are in the order of their slugs.
             */
            position?: number;
        };
        /**
         * @description The wording that is accepted.
         * @example {
         *       "key": "nda",
         *       "version": 1
         *     }
         */
        CreateTermsAcceptance: {
            /** @description The key of the terms. */
            key: components["schemas"]["Key"];
            /**
             * Format: int32
             * @description The version that was read: the present one.
             */
            version: number;
        };
        /**
         * @description The token of the mail.
         * @example {
         *       "token": "tv_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4"
         *     }
         */
        CreateVerification: {
            /** @description The `token` of the link. */
            token: string;
        };
        /**
         * @description The operator's verdict.
         * @example {
         *       "accepted": true,
         *       "reason": "Décret vérifié au Bulletin officiel.",
         *       "expires_at": "2029-01-31T00:00:00.000000Z"
         *     }
         */
        CreateVerificationDecision: {
            /** @description Whether the evidence is accepted. */
            accepted: boolean;
            /** @description Why; told to the organisation. */
            reason: string;
            /** @description Until when the verification holds; for good if absent. */
            expires_at?: components["schemas"]["Instant"] | null;
        };
        /**
         * @description Evidence.
         * @example {
         *       "evidence": "Décret n° 2-22-1 portant création de la direction ; point de contact : secrétariat général."
         *     }
         */
        CreateVerificationRequest: {
            /** @description A register number, a decree, a link: what shows that the organisation is what it says. */
            evidence: string;
        };
        /**
         * @description To whom the criteria of a phase are shown.
         *
         *     - `everybody`: To everybody, with the call.
         *     - `entrants`: To those who reach the phase.
         *     - `panel`: To the panel and those who run the call.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        CriteriaVisibility: "everybody" | "entrants" | "panel";
        /**
         * @description One criterion with a scale of its own.
         * @example {
         *       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "key": "innovation",
         *       "kind": "points",
         *       "label": {
         *         "fr": "Innovation",
         *         "ar": null,
         *         "en": "Innovation"
         *       },
         *       "guidance": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "parent": null,
         *       "min": 0,
         *       "max": 5,
         *       "step": 0.5,
         *       "levels": [],
         *       "unit": null,
         *       "lower_is_better": false,
         *       "weight": 30,
         *       "threshold": null,
         *       "threshold_private": false,
         *       "required": true,
         *       "comment_required": false
         *     }
         */
        Criterion: {
            /** @description Given by the server when the criterion is new; sent back to keep it. */
            id: components["schemas"]["CriterionId"];
            /** @description A name by which other parts refer to it. */
            key: components["schemas"]["Key"] | null;
            /** @description What it asks of a juror. */
            kind: components["schemas"]["CriterionKind"];
            /** @description Its name. */
            label: components["schemas"]["LocalizedText"];
            /** @description What the juror should look at. */
            guidance: components["schemas"]["LocalizedText"];
            /** @description The criterion that it is a part of. Jurors score the parts; the weights of the parts share out the weight of the whole. */
            parent: components["schemas"]["Key"] | null;
            /** @description The lowest score. */
            min: components["schemas"]["Points"];
            /** @description The highest score. */
            max: components["schemas"]["Points"];
            /** @description Scores lie on whole steps from the lowest; without a step any value within the scale is allowed. */
            step: components["schemas"]["Points"] | null;
            /** @description What some scores are called, from the lowest to the highest. */
            levels: components["schemas"]["Level"][];
            /** @description The unit of what is measured. */
            unit: string | null;
            /** @description A lower score is better: a price, an error rate. */
            lower_is_better: boolean;
            /** @description Its share in the weighted mean; a criterion with weight 0 is shown and never counts. */
            weight: components["schemas"]["Points"];
            /** @description The least panel value with which an application is ranked; the highest where lower is better. */
            threshold: components["schemas"]["Points"] | null;
            /** @description The threshold is not told to applicants. */
            threshold_private: boolean;
            /** @description Whether a completed sheet needs a score here. */
            required: boolean;
            /** @description Whether a completed sheet needs a comment here. */
            comment_required: boolean;
        };
        /**
         * @description An identifier that begins with `crt_`.
         * @example crt_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        CriterionId: string;
        /**
         * @description One criterion with a scale of its own.
         * @example {
         *       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "key": "innovation",
         *       "kind": "points",
         *       "label": {
         *         "fr": "Innovation",
         *         "ar": null,
         *         "en": "Innovation"
         *       },
         *       "guidance": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "parent": null,
         *       "min": 0,
         *       "max": 5,
         *       "step": 0.5,
         *       "levels": [],
         *       "unit": null,
         *       "lower_is_better": false,
         *       "weight": 30,
         *       "threshold": null,
         *       "threshold_private": false,
         *       "required": true,
         *       "comment_required": false
         *     }
         */
        CriterionInput: {
            /** @description Given by the server when the criterion is new; sent back to keep it. */
            id?: components["schemas"]["CriterionId"] | null;
            /** @description A name by which other parts refer to it. */
            key?: components["schemas"]["Key"] | null;
            /** @description What it asks of a juror. */
            kind?: components["schemas"]["CriterionKind"];
            /** @description Its name. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What the juror should look at. */
            guidance?: components["schemas"]["LocalizedTextInput"];
            /** @description The criterion that it is a part of. Jurors score the parts; the weights of the parts share out the weight of the whole. */
            parent?: components["schemas"]["Key"] | null;
            /** @description The lowest score. */
            min?: components["schemas"]["Points"];
            /** @description The highest score. */
            max: components["schemas"]["Points"];
            /** @description Scores lie on whole steps from the lowest; without a step any value within the scale is allowed. */
            step?: components["schemas"]["Points"] | null;
            /** @description What some scores are called, from the lowest to the highest. */
            levels?: components["schemas"]["LevelInput"][];
            /** @description The unit of what is measured. */
            unit?: string | null;
            /** @description A lower score is better: a price, an error rate. */
            lower_is_better?: boolean;
            /** @description Its share in the weighted mean; a criterion with weight 0 is shown and never counts. */
            weight: components["schemas"]["Points"];
            /** @description The least panel value with which an application is ranked; the highest where lower is better. */
            threshold?: components["schemas"]["Points"] | null;
            /** @description The threshold is not told to applicants. */
            threshold_private?: boolean;
            /** @description Whether a completed sheet needs a score here. */
            required?: boolean;
            /** @description Whether a completed sheet needs a comment here. */
            comment_required?: boolean;
        };
        /**
         * @description What a criterion asks of a juror. Whatever the kind, a score is a number on the criterion's scale.
         *
         *     - `points`: Points up to a maximum.
         *     - `scale`: A scale whose levels have names.
         *     - `pass_fail`: 1 passes, 0 does not.
         *     - `go_no_go`: 1 is GO, 0 is NO GO.
         *     - `adjectival`: A rating in words, such as excellent; each word has a value.
         *     - `measured`: Something that is measured, in a unit.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        CriterionKind: "points" | "scale" | "pass_fail" | "go_no_go" | "adjectival" | "measured";
        /**
         * @description The score of one criterion.
         * @example {
         *       "score": 4.5,
         *       "comment": "comment"
         *     }
         */
        CriterionScore: {
            /** @description The score on the criterion's own scale; null abstains from it. */
            score: components["schemas"]["Points"] | null;
            /** @description Why. */
            comment: string;
        };
        /**
         * @description The score of one criterion.
         * @example {
         *       "score": 4.5,
         *       "comment": "comment"
         *     }
         */
        CriterionScoreInput: {
            /** @description The score on the criterion's own scale; null abstains from it. */
            score?: components["schemas"]["Points"] | null;
            /** @description Why. */
            comment?: string;
        };
        /**
         * @description What decides who gets further.
         *
         *     - `ranking`: The order of the ranking.
         *     - `threshold`: Whoever reaches the thresholds.
         *     - `jury_choice`: The jury, with a reason.
         *     - `unanimity`: The jury, with one voice.
         *     - `vote`: A public vote.
         *     - `lottery`: A lot, drawn among those who reach the thresholds.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        CutMethod: "ranking" | "threshold" | "jury_choice" | "unanimity" | "vote" | "lottery";
        /**
         * @description The rule by which applications get further at the end of a phase.
         * @example {
         *       "method": "ranking",
         *       "count": {
         *         "least": 10,
         *         "most": 10,
         *         "about": false
         *       },
         *       "scope": "overall",
         *       "quotas": [],
         *       "score_at_least": 60,
         *       "ties": "include",
         *       "reserve": 2,
         *       "note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "threshold_private": false
         *     }
         */
        CutRule: {
            /** @description What decides; null where the call does not say. */
            method: components["schemas"]["CutMethod"] | null;
            /** @description How many get further. */
            count: components["schemas"]["Count"] | null;
            /** @description Among whom that number is counted. */
            scope: components["schemas"]["CutScope"];
            /** @description Numbers for parts of the field: a track, a country, women founders. */
            quotas: components["schemas"]["Quota"][];
            /** @description The least total, on the scale of 0 to 100; thresholds of criteria stand in the rubric. */
            score_at_least: components["schemas"]["Points"] | null;
            /** @description The least total is not told to applicants. */
            threshold_private: boolean;
            /** @description What happens to ties on the last place; where the call does not say, the jury decides with a reason. */
            ties: components["schemas"]["TiePolicy"] | null;
            /**
             * Format: int32
             * @description How many more are kept in reserve.
             */
            reserve: number;
            /** @description What else is to be said of the rule: balance sought, alternates, no award if none is worthy. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description The rule by which applications get further at the end of a phase.
         * @example {
         *       "method": "ranking",
         *       "count": {
         *         "least": 10,
         *         "most": 10
         *       },
         *       "scope": "overall",
         *       "quotas": [],
         *       "score_at_least": 60,
         *       "ties": "include",
         *       "reserve": 2,
         *       "note": {
         *         "fr": null
         *       }
         *     }
         */
        CutRuleInput: {
            /** @description What decides; null where the call does not say. */
            method?: components["schemas"]["CutMethod"] | null;
            /** @description How many get further. */
            count?: components["schemas"]["CountInput"] | null;
            /** @description Among whom that number is counted. */
            scope?: components["schemas"]["CutScope"];
            /** @description Numbers for parts of the field: a track, a country, women founders. */
            quotas?: components["schemas"]["QuotaInput"][];
            /** @description The least total, on the scale of 0 to 100; thresholds of criteria stand in the rubric. */
            score_at_least?: components["schemas"]["Points"] | null;
            /** @description The least total is not told to applicants. */
            threshold_private?: boolean;
            /** @description What happens to ties on the last place; where the call does not say, the jury decides with a reason. */
            ties?: components["schemas"]["TiePolicy"] | null;
            /**
             * Format: int32
             * @description How many more are kept in reserve.
             */
            reserve?: number;
            /** @description What else is to be said of the rule: balance sought, alternates, no award if none is worthy. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description Among whom a number is counted.
         *
         *     - `overall`: All of the phase.
         *     - `track`: Each track.
         *     - `country`: Each country.
         *     - `quota`: Each quota.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        CutScope: "overall" | "track" | "country" | "quota";
        /**
         * @description A decision: an outcome for every ranked application. Pending until a second person releases it.
         * @example {
         *       "outcomes": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "outcome": "selected",
         *           "reason": null
         *         },
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4",
         *           "outcome": "refused",
         *           "reason": "L'essai ne porte que sur deux mois."
         *         }
         *       ],
         *       "note": "Délibération du 4 mai 2027."
         *     }
         */
        DecisionDocument: {
            /** @description One entry for each application of the ranking. */
            outcomes: components["schemas"]["OutcomeEntry"][];
            /** @description A note for the record, not shown to applicants. */
            note: string | null;
        };
        /**
         * @description A decision: an outcome for every ranked application. Pending until a second person releases it.
         * @example {
         *       "outcomes": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "outcome": "selected",
         *           "reason": null
         *         },
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4",
         *           "outcome": "refused",
         *           "reason": "L'essai ne porte que sur deux mois."
         *         }
         *       ],
         *       "note": "Délibération du 4 mai 2027."
         *     }
         */
        DecisionDocumentInput: {
            /** @description One entry for each application of the ranking. */
            outcomes: components["schemas"]["OutcomeEntryInput"][];
            /** @description A note for the record, not shown to applicants. */
            note?: string | null;
        };
        /**
         * @description What was decided, pending until it is released.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "state": "planned",
         *       "decision": {
         *         "outcomes": [
         *           {
         *             "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "outcome": "selected",
         *             "reason": null
         *           },
         *           {
         *             "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d4",
         *             "outcome": "refused",
         *             "reason": "L'essai ne porte que sur deux mois."
         *           }
         *         ],
         *         "note": "Délibération du 4 mai 2027."
         *       },
         *       "decided_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "decided_at": "2027-01-31T22:59:59.000000Z",
         *       "released_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "released_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        DecisionView: {
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description `decided` while it is pending, then `released`. */
            state: components["schemas"]["ReviewState"];
            /** @description The outcome of each application. */
            decision: components["schemas"]["DecisionDocument"];
            /** @description Who decided last: somebody else releases. */
            decided_by: components["schemas"]["UserId"] | null;
            /** @description When. */
            decided_at: components["schemas"]["Instant"] | null;
            /** @description Who released it. */
            released_by: components["schemas"]["UserId"] | null;
            /** @description When. */
            released_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description A distance from another moment of the call: "three months", "ten working days after the results".
         * @example {
         *       "count": 10,
         *       "unit": "working_days",
         *       "phase": "results",
         *       "end": "closing",
         *       "count_most": null,
         *       "about": false
         *     }
         */
        Distance: {
            /**
             * Format: int32
             * @description How many units.
             */
            count: number;
            /**
             * Format: int32
             * @description How many units at most, where the author gives a range; the server computes with `count`.
             */
            count_most: number | null;
            /** @description The author says "about". */
            about: boolean;
            /** @description Of what. */
            unit: components["schemas"]["StepUnit"];
            /** @description The phase from which it counts; left out, the opening of the phase itself. */
            phase: components["schemas"]["Key"] | null;
            /** @description From which end of that phase: its closing, unless said otherwise. */
            end: components["schemas"]["PhaseEnd"] | null;
        };
        /**
         * @description A distance from another moment of the call: "three months", "ten working days after the results".
         * @example {
         *       "count": 10,
         *       "unit": "working_days",
         *       "phase": "results",
         *       "end": "closing"
         *     }
         */
        DistanceInput: {
            /**
             * Format: int32
             * @description How many units.
             */
            count: number;
            /**
             * Format: int32
             * @description How many units at most, where the author gives a range; the server computes with `count`.
             */
            count_most?: number | null;
            /** @description The author says "about". */
            about?: boolean;
            /** @description Of what. */
            unit: components["schemas"]["StepUnit"];
            /** @description The phase from which it counts; left out, the opening of the phase itself. */
            phase?: components["schemas"]["Key"] | null;
            /** @description From which end of that phase: its closing, unless said otherwise. */
            end?: components["schemas"]["PhaseEnd"] | null;
        };
        /**
         * @description A file in a dossier, as it is told from others.
         * @example {
         *       "id": "fil_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "name": "plan.pdf",
         *       "size": 482113,
         *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
         *     }
         */
        DossierFile: {
            /** @description The file. */
            id: components["schemas"]["FileId"];
            /** @description The question that it answers. */
            question_id: components["schemas"]["QuestionId"];
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Its size in bytes.
             */
            size: number;
            /** @description The SHA-256 of its bytes, in lower-case hexadecimal digits. */
            sha256: string;
        };
        /**
         * @description One thing that is missing or wrong.
         * @example {
         *       "pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "code": "too_long",
         *       "max": 150,
         *       "length": 162,
         *       "unit": "words"
         *     }
         */
        DossierIssue: {
            /** @description JSON pointer into the document. */
            pointer: string;
            /** @description What is wrong. */
            code: components["schemas"]["FieldCode"];
            /** @description The limit, where one is exceeded. */
            max: number | null;
            /** @description What was counted against it. */
            length: number | null;
            /** @description What was counted. */
            unit: components["schemas"]["Unit"] | null;
        };
        /**
         * @description Who votes.
         *
         *     - `public`: Anybody.
         *     - `registered`: Whoever registers.
         *     - `audience`: Whoever is in the room.
         *     - `applicants`: The applicants themselves.
         *     - `invited`: People whom the organiser names.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Electorate: "public" | "registered" | "audience" | "applicants" | "invited";
        /**
         * @description What the rules of a call say of a candidate. Every rule is listed, whatever its verdict.
         * @example {
         *       "verdict": "met",
         *       "rules": [
         *         {
         *           "rule": "final",
         *           "kind": "blocking",
         *           "label": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "verdict": "met",
         *           "reason": "fits",
         *           "explanation": {
         *             "condition": "/test",
         *             "verdict": "not_met",
         *             "reason": "differs",
         *             "attribute": "revenue",
         *             "found": "4000000",
         *             "as_of": null,
         *             "parts": []
         *           },
         *           "tracks": [
         *             "final"
         *           ],
         *           "phases": [
         *             "final"
         *           ],
         *           "prizes": [
         *             "final"
         *           ]
         *         }
         *       ],
         *       "tracks": [
         *         {
         *           "key": "intilak",
         *           "verdict": "met"
         *         }
         *       ],
         *       "phases": [
         *         {
         *           "key": "intilak",
         *           "verdict": "met"
         *         }
         *       ],
         *       "prizes": [
         *         {
         *           "key": "intilak",
         *           "verdict": "met"
         *         }
         *       ],
         *       "computed_track": "final"
         *     }
         */
        EligibilityReport: {
            /**
             * @description Whether the candidate may apply: the blocking and declarative rules of the call, and those of the track it names or of at
             *     least one track.
             */
            verdict: components["schemas"]["EligibilityVerdict"];
            /** @description Every rule. */
            rules: components["schemas"]["RuleVerdict"][];
            /** @description The tracks. */
            tracks: components["schemas"]["PartVerdict"][];
            /** @description The phases that have rules of their own. */
            phases: components["schemas"]["PartVerdict"][];
            /** @description The prizes that have rules of their own: one may compete and not be paid. */
            prizes: components["schemas"]["PartVerdict"][];
            /** @description The track that the rules give, where tracks are computed: the first that is open to the candidate. */
            computed_track: components["schemas"]["Key"] | null;
        };
        /**
         * @description One rule of eligibility.
         * @example {
         *       "key": "turnover",
         *       "kind": "blocking",
         *       "label": {
         *         "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *         "ar": null,
         *         "en": null
         *       },
         *       "tracks": [],
         *       "phases": [],
         *       "prizes": [],
         *       "condition": {
         *         "any": [
         *           {
         *             "test": {
         *               "subject": "company",
         *               "attribute": "revenue",
         *               "operator": "at_least",
         *               "least": 10000000,
         *               "currency": "MAD",
         *               "values": [],
         *               "groups": [],
         *               "list": null,
         *               "least_excluded": false,
         *               "most": null,
         *               "most_excluded": false,
         *               "as_of": null
         *             }
         *           },
         *           {
         *             "all": [
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "stage",
         *                   "operator": "in",
         *                   "values": [
         *                     "seed"
         *                   ],
         *                   "groups": [],
         *                   "list": null,
         *                   "least": null,
         *                   "least_excluded": false,
         *                   "most": null,
         *                   "most_excluded": false,
         *                   "currency": null,
         *                   "as_of": null
         *                 }
         *               },
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "forecast_revenue",
         *                   "operator": "at_least",
         *                   "least": 10000000,
         *                   "least_excluded": true,
         *                   "currency": "MAD",
         *                   "values": [],
         *                   "groups": [],
         *                   "list": null,
         *                   "most": null,
         *                   "most_excluded": false,
         *                   "as_of": null
         *                 }
         *               }
         *             ]
         *           }
         *         ]
         *       }
         *     }
         */
        EligibilityRule: {
            /** @description A name by which verdicts and declarations refer to it. */
            key: components["schemas"]["Key"];
            /** @description What follows where it is not met. */
            kind: components["schemas"]["RuleKind"];
            /** @description The rule in words. */
            label: components["schemas"]["LocalizedText"];
            /** @description The tracks for which it holds. With no track, phase or prize named it holds for the call. */
            tracks: components["schemas"]["Key"][];
            /** @description The phases into which it lets. */
            phases: components["schemas"]["Key"][];
            /** @description The prizes that one can win: who does not meet it may compete and not be paid. */
            prizes: components["schemas"]["Key"][];
            /** @description What must be so; without it the rule is in its words alone, for people or the applicant to answer. */
            condition: components["schemas"]["Condition"] | null;
        };
        /**
         * @description One rule of eligibility.
         * @example {
         *       "key": "turnover",
         *       "kind": "blocking",
         *       "label": {
         *         "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup"
         *       },
         *       "tracks": [],
         *       "phases": [],
         *       "prizes": [],
         *       "condition": {
         *         "any": [
         *           {
         *             "test": {
         *               "subject": "company",
         *               "attribute": "revenue",
         *               "operator": "at_least",
         *               "least": 10000000,
         *               "currency": "MAD"
         *             }
         *           },
         *           {
         *             "all": [
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "stage",
         *                   "operator": "in",
         *                   "values": [
         *                     "seed"
         *                   ]
         *                 }
         *               },
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "forecast_revenue",
         *                   "operator": "at_least",
         *                   "least": 10000000,
         *                   "least_excluded": true,
         *                   "currency": "MAD"
         *                 }
         *               }
         *             ]
         *           }
         *         ]
         *       }
         *     }
         */
        EligibilityRuleInput: {
            /** @description A name by which verdicts and declarations refer to it. */
            key: components["schemas"]["Key"];
            /** @description What follows where it is not met. */
            kind?: components["schemas"]["RuleKind"];
            /** @description The rule in words. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description The tracks for which it holds. With no track, phase or prize named it holds for the call. */
            tracks?: components["schemas"]["Key"][];
            /** @description The phases into which it lets. */
            phases?: components["schemas"]["Key"][];
            /** @description The prizes that one can win: who does not meet it may compete and not be paid. */
            prizes?: components["schemas"]["Key"][];
            /** @description What must be so; without it the rule is in its words alone, for people or the applicant to answer. */
            condition?: components["schemas"]["ConditionInput"] | null;
        };
        /**
         * @description Whether something is met.
         *
         *     - `met`: It is.
         *     - `not_met`: It is not.
         *     - `open`: It cannot be said yet.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        EligibilityVerdict: "met" | "not_met" | "open";
        /**
         * @description Who enters a phase. By default whoever passed the phase before it.
         * @example {
         *       "from": [
         *         "pitch"
         *       ],
         *       "newcomers": true,
         *       "automatic": false
         *     }
         */
        Entry: {
            /** @description The phases whose selected applications enter. */
            from: components["schemas"]["Key"][];
            /** @description Applications that took part in no phase before may enter too. */
            newcomers: boolean;
            /** @description Whoever is selected enters without applying again, also into the contest of another organiser. */
            automatic: boolean;
        };
        /**
         * @description Who enters a phase. By default whoever passed the phase before it.
         * @example {
         *       "from": [
         *         "pitch"
         *       ],
         *       "newcomers": true,
         *       "automatic": false
         *     }
         */
        EntryInput: {
            /** @description The phases whose selected applications enter. */
            from?: components["schemas"]["Key"][];
            /** @description Applications that took part in no phase before may enter too. */
            newcomers?: boolean;
            /** @description Whoever is selected enters without applying again, also into the contest of another organiser. */
            automatic?: boolean;
        };
        /**
         * @description An enum of the API, and what each of its values is called.
         * @example {
         *       "name": "OperatorRole",
         *       "label": {
         *         "fr": "Rôle d’opérateur",
         *         "ar": "دور المسيّر",
         *         "en": "Operator role"
         *       },
         *       "values": [
         *         {
         *           "value": "admin",
         *           "label": {
         *             "fr": "administrateur",
         *             "ar": "مدير",
         *             "en": "administrator"
         *           }
         *         }
         *       ]
         *     }
         */
        EnumLabels: {
            /** @description The name of its schema in the OpenAPI document. */
            name: string;
            /** @description What the enum is called. */
            label: components["schemas"]["LocalizedText"];
            /** @description Its values, in their order. */
            values: components["schemas"]["ValueLabel"][];
        };
        /**
         * @description Why a condition has its verdict, down to the facts.
         * @example {
         *       "condition": "/test",
         *       "verdict": "not_met",
         *       "reason": "differs",
         *       "attribute": "revenue",
         *       "found": "4000000",
         *       "as_of": null,
         *       "parts": []
         *     }
         */
        Explanation: {
            /** @description JSON pointer to the condition, from the condition of the rule. */
            condition: string;
            /** @description Whether it is met. */
            verdict: components["schemas"]["EligibilityVerdict"];
            /** @description Why. */
            reason: components["schemas"]["VerdictReason"];
            /** @description The fact that is tested; null for a composition or a statement. */
            attribute: components["schemas"]["Attribute"] | null;
            /** @description The fact as it was found; null if it is unknown. */
            found: string | null;
            /** @description The moment to which the test refers; null if it is not known yet. */
            as_of: components["schemas"]["Instant"] | null;
            /** @description The conditions of which it is made. */
            parts: components["schemas"]["Explanation"][];
        };
        /**
         * @description A closing that moved later.
         * @example {
         *       "previous": {
         *         "local": "2019-05-10",
         *         "at": null,
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "reason": "À la demande des porteurs de projet",
         *       "at": "2019-04-15T09:00:00.000000Z"
         *     }
         */
        Extension: {
            /** @description When it closed before. */
            previous: components["schemas"]["Moment"];
            /** @description Why it moved. */
            reason: string;
            /** @description When it was announced. */
            at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description A closing that moved later.
         * @example {
         *       "previous": {
         *         "local": "2019-05-10"
         *       },
         *       "reason": "À la demande des porteurs de projet",
         *       "at": "2019-04-15T09:00:00.000000Z"
         *     }
         */
        ExtensionInput: {
            /** @description When it closed before. */
            previous: components["schemas"]["MomentInput"];
            /** @description Why it moved. */
            reason: string;
            /** @description When it was announced. */
            at?: components["schemas"]["Instant"] | null;
        };
        /**
         * @description How many published challenges have a term, or one that lies within it.
         * @example {
         *       "slug": "ai",
         *       "count": 12
         *     }
         */
        FacetCount: {
            /** @description The term. */
            slug: string;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /**
         * @description How many published challenges there are for each technology, sector, site and status.
         * @example {
         *       "technologies": [
         *         {
         *           "slug": "ai",
         *           "count": 12
         *         }
         *       ],
         *       "sectors": [
         *         {
         *           "slug": "ai",
         *           "count": 12
         *         }
         *       ],
         *       "sites": [
         *         {
         *           "slug": "ai",
         *           "count": 12
         *         }
         *       ],
         *       "statuses": [
         *         {
         *           "status": "open",
         *           "count": 12
         *         }
         *       ]
         *     }
         */
        FacetsView: {
            /** @description By technology. */
            technologies: components["schemas"]["FacetCount"][];
            /** @description By sector. */
            sectors: components["schemas"]["FacetCount"][];
            /** @description By site. */
            sites: components["schemas"]["FacetCount"][];
            /** @description By status. */
            statuses: components["schemas"]["StatusCount"][];
        };
        /**
         * @description A test of one fact.
         * @example {
         *       "subject": "applicant",
         *       "attribute": "age",
         *       "operator": "at_most",
         *       "most": 35,
         *       "as_of": {
         *         "moment": "deadline",
         *         "date": null,
         *         "phase": null
         *       },
         *       "values": [],
         *       "groups": [],
         *       "list": null,
         *       "least": null,
         *       "least_excluded": false,
         *       "most_excluded": false,
         *       "currency": null
         *     }
         */
        FactTest: {
            /** @description Of whom or what the fact is. */
            subject: components["schemas"]["TestSubject"];
            /** @description Which fact. */
            attribute: components["schemas"]["Attribute"];
            /** @description How it is held against what is wanted. */
            operator: components["schemas"]["TestOperator"];
            /** @description The values of `in` and `not_in`: slugs, ISO 3166-1 country codes, or words. */
            values: string[];
            /** @description Groups of countries whose members are among the values. */
            groups: components["schemas"]["CountryGroup"][];
            /** @description The published list from which the values are taken, with its edition, such as "OECD DAC 2020". */
            list: string | null;
            /** @description The lower bound. */
            least: components["schemas"]["Bound"] | null;
            /** @description The lower bound itself does not pass. */
            least_excluded: boolean;
            /** @description The upper bound. */
            most: components["schemas"]["Bound"] | null;
            /** @description The upper bound itself does not pass. */
            most_excluded: boolean;
            /** @description ISO 4217 code, for facts in money. */
            currency: string | null;
            /** @description The moment to which it refers; the submission where nothing is said. */
            as_of: components["schemas"]["AsOf"] | null;
        };
        /**
         * @description A test of one fact.
         * @example {
         *       "subject": "applicant",
         *       "attribute": "age",
         *       "operator": "at_most",
         *       "most": 35,
         *       "as_of": {
         *         "moment": "deadline"
         *       }
         *     }
         */
        FactTestInput: {
            /** @description Of whom or what the fact is. */
            subject: components["schemas"]["TestSubject"];
            /** @description Which fact. */
            attribute: components["schemas"]["Attribute"];
            /** @description How it is held against what is wanted. */
            operator: components["schemas"]["TestOperator"];
            /** @description The values of `in` and `not_in`: slugs, ISO 3166-1 country codes, or words. */
            values?: string[];
            /** @description Groups of countries whose members are among the values. */
            groups?: components["schemas"]["CountryGroup"][];
            /** @description The published list from which the values are taken, with its edition, such as "OECD DAC 2020". */
            list?: string | null;
            /** @description The lower bound. */
            least?: components["schemas"]["Bound"] | null;
            /** @description The lower bound itself does not pass. */
            least_excluded?: boolean;
            /** @description The upper bound. */
            most?: components["schemas"]["Bound"] | null;
            /** @description The upper bound itself does not pass. */
            most_excluded?: boolean;
            /** @description ISO 4217 code, for facts in money. */
            currency?: string | null;
            /** @description The moment to which it refers; the submission where nothing is said. */
            as_of?: components["schemas"]["AsOfInput"] | null;
        };
        /** @description A fact: yes or no, a number, words, or a text. A day is a text `YYYY-MM-DD`; money is a number in the currency of the rule. */
        FactValue: boolean | components["schemas"]["Points"] | string[] | string;
        /**
         * @description What applicants are told of how they were judged.
         *
         *     - `none`: Nothing but the outcome.
         *     - `on_request`: On request.
         *     - `at_the_end`: Everybody, at the end.
         *     - `each_phase`: Everybody, after each phase.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        FeedbackKind: "none" | "on_request" | "at_the_end" | "each_phase";
        /**
         * @description One field that changed.
         * @example {
         *       "pointer": "/seats",
         *       "before": 10,
         *       "after": 12
         *     }
         */
        FieldChange: {
            /** @description JSON pointer into the newer document; for what was removed, into the older one. */
            pointer: string;
            /** @description What it was; null if it is new. */
            before: unknown;
            /** @description What it is; null if it was removed. */
            after: unknown;
        };
        /**
         * @description What is wrong with one field.
         *
         *     - `required`: The field is missing or empty.
         *     - `too_short`: The text or list is too short.
         *     - `too_long`: The text or list is too long.
         *     - `out_of_range`: The number is outside its range.
         *     - `off_step`: The number is not a whole number of steps from the minimum.
         *     - `too_precise`: More decimals than are kept.
         *     - `wrong_type`: Not of the expected type.
         *     - `invalid_format`: Not in the expected form.
         *     - `not_allowed`: Not one of the allowed values.
         *     - `unknown_reference`: Refers to something that does not exist.
         *     - `duplicate`: Given twice.
         *     - `unknown_field`: A field that the operation does not know, or that only the server writes.
         *     - `wrong_order`: An end that does not lie after its beginning, or a deadline that has passed.
         *     - `overlap`: It shares a moment with something that excludes it.
         *     - `weights_invalid`: Weights must add up to more than zero, or to the total that is declared.
         *     - `too_common`: The password is too common or made of the account's own words.
         *     - `frozen`: It no longer changes. A published deadline only moves later, in a recorded extension.
         *     - `sheet_missing`: A completed, unconflicted score sheet is missing.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        FieldCode: "required" | "too_short" | "too_long" | "out_of_range" | "off_step" | "too_precise" | "wrong_type" | "invalid_format" | "not_allowed" | "unknown_reference" | "duplicate" | "unknown_field" | "wrong_order" | "overlap" | "weights_invalid" | "too_common" | "frozen" | "sheet_missing";
        /**
         * @description What is wrong with one field.
         * @example {
         *       "pointer": "pointer",
         *       "code": "required",
         *       "message": "message",
         *       "details": {}
         *     }
         */
        FieldProblem: {
            /** @description JSON pointer (RFC 6901) to the field in the request body; empty for the whole body. */
            pointer: string;
            /** @description The stable code; branch on this. */
            code: components["schemas"]["FieldCode"];
            /** @description What is wrong, in the caller's language. */
            message: string;
            /** @description Facts behind it, such as `max`. */
            details: {
                [key: string]: string;
            };
        };
        /**
         * @description What became of a phase, as the organiser counts it.
         * @example {
         *       "applications": {
         *         "least": 350,
         *         "about": true,
         *         "most": null
         *       },
         *       "participants": null,
         *       "selected": {
         *         "least": 20,
         *         "most": 20,
         *         "about": false
         *       },
         *       "countries": 31,
         *       "note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Figures: {
            /** @description Applications. */
            applications: components["schemas"]["Count"] | null;
            /** @description Participants. */
            participants: components["schemas"]["Count"] | null;
            /** @description Who got further. */
            selected: components["schemas"]["Count"] | null;
            /**
             * Format: int32
             * @description Countries from which they came.
             */
            countries: number | null;
            /** @description What else is to be said of it. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description What became of a phase, as the organiser counts it.
         * @example {
         *       "applications": {
         *         "least": 350,
         *         "about": true
         *       },
         *       "participants": null,
         *       "selected": {
         *         "least": 20,
         *         "most": 20
         *       },
         *       "countries": 31,
         *       "note": {
         *         "fr": null
         *       }
         *     }
         */
        FiguresInput: {
            /** @description Applications. */
            applications?: components["schemas"]["CountInput"] | null;
            /** @description Participants. */
            participants?: components["schemas"]["CountInput"] | null;
            /** @description Who got further. */
            selected?: components["schemas"]["CountInput"] | null;
            /**
             * Format: int32
             * @description Countries from which they came.
             */
            countries?: number | null;
            /** @description What else is to be said of it. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description An identifier that begins with `fil_`.
         * @example fil_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        FileId: string;
        /**
         * @description One reason why a person should not judge a startup.
         * @example {
         *       "kind": "own_organisation",
         *       "source": "detected",
         *       "reason": "reason"
         *     }
         */
        FindingView: {
            /** @description Why. */
            kind: components["schemas"]["ConflictKind"];
            /** @description Who says so. */
            source: components["schemas"]["ConflictSource"];
            /** @description The explanation; for a shared mail domain, the domain. */
            reason: string | null;
        };
        /**
         * @description How well a call and a startup fit, and why.
         * @example {
         *       "score": 75,
         *       "parts": [
         *         {
         *           "aspect": "technology",
         *           "points": 40,
         *           "weight": 65,
         *           "shared": [
         *             "iot"
         *           ],
         *           "wanted": [
         *             "ai",
         *             "lora",
         *             "rfid"
         *           ]
         *         },
         *         {
         *           "aspect": "sector",
         *           "points": 35,
         *           "weight": 35,
         *           "shared": [
         *             "agritech"
         *           ],
         *           "wanted": []
         *         }
         *       ],
         *       "eligibility": "open",
         *       "rules": [
         *         {
         *           "rule": "turnover",
         *           "kind": "blocking",
         *           "label": {
         *             "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *             "ar": null,
         *             "en": null
         *           },
         *           "verdict": "open",
         *           "reason": "unknown_fact"
         *         }
         *       ]
         *     }
         */
        FitView: {
            /**
             * Format: int32
             * @description 0 to 100: the sum of the points.
             */
            score: number;
            /** @description What the score is made of. */
            parts: components["schemas"]["MatchPartView"][];
            /** @description Whether the rules of the call let the startup in, as far as its profile tells. */
            eligibility: components["schemas"]["EligibilityVerdict"];
            /** @description The rules that are not met, or open: what is missing. */
            rules: components["schemas"]["MissingRuleView"][];
        };
        /**
         * @description What a member of a consortium may receive.
         *
         *     - `full`: Its share of the money.
         *     - `expenses`: Expenses, such as travel and stay.
         *     - `none`: Nothing.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        FundingRight: "full" | "expenses" | "none";
        /**
         * @description What was granted to one application.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "extension": {
         *         "until": "2027-04-02T12:00:00.000000Z",
         *         "reason": "Panne du portail le soir de la clôture",
         *         "granted_at": "2027-04-01T08:00:00.000000Z",
         *         "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       },
         *       "reopening": {
         *         "until": "2027-04-02T12:00:00.000000Z",
         *         "reason": "Panne du portail le soir de la clôture",
         *         "granted_at": "2027-04-01T08:00:00.000000Z",
         *         "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       }
         *     }
         */
        GrantView: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description More time than the others have; null if none was granted. */
            extension: components["schemas"]["GrantedView"] | null;
            /** @description The correction of what was handed in; null if it was not reopened. */
            reopening: components["schemas"]["GrantedView"] | null;
        };
        /**
         * @description Until when, and why.
         * @example {
         *       "until": "2027-04-02T12:00:00.000000Z",
         *       "reason": "Panne du portail le soir de la clôture"
         *     }
         */
        GrantedUntil: {
            /** @description Until when; later than the closing that holds so far. */
            until: components["schemas"]["Instant"];
            /** @description Why. It is kept, and its startup reads it. */
            reason: string;
        };
        /**
         * @description Something that was granted to one application.
         * @example {
         *       "until": "2027-04-02T12:00:00.000000Z",
         *       "reason": "Panne du portail le soir de la clôture",
         *       "granted_at": "2027-04-01T08:00:00.000000Z",
         *       "granted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"
         *     }
         */
        GrantedView: {
            /** @description Until when. */
            until: components["schemas"]["Instant"];
            /** @description Why. */
            reason: string;
            /** @description When it was granted. */
            granted_at: components["schemas"]["Instant"];
            /** @description Who granted it. */
            granted_by: components["schemas"]["UserId"];
        };
        /**
         * @description How the service is.
         * @example {
         *       "status": "ok",
         *       "version": "0.1.0"
         *     }
         */
        HealthView: {
            /** @description `ok`. */
            status: string;
            /** @description The release. */
            version: string;
        };
        /**
         * @description An identifier that begins with `inq_`.
         * @example inq_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        InquiryId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "inq_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "question": "Une coopérative peut-elle candidater ?",
         *           "asked_at": "2027-02-03T09:00:00.000000Z",
         *           "answer": {
         *             "fr": "Oui, si elle est enregistrée au Maroc.",
         *             "ar": null,
         *             "en": null
         *           },
         *           "answered_at": "2027-02-04T10:00:00.000000Z",
         *           "published": true
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        InquiryPage: {
            /** @description The items. */
            data: components["schemas"]["InquiryView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A question about a challenge. Nobody learns who asked.
         * @example {
         *       "id": "inq_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "question": "Une coopérative peut-elle candidater ?",
         *       "asked_at": "2027-02-03T09:00:00.000000Z",
         *       "answer": {
         *         "fr": "Oui, si elle est enregistrée au Maroc.",
         *         "ar": null,
         *         "en": null
         *       },
         *       "answered_at": "2027-02-04T10:00:00.000000Z",
         *       "published": true
         *     }
         */
        InquiryView: {
            /** @description Its identifier. */
            id: components["schemas"]["InquiryId"];
            /** @description The question. */
            question: string;
            /** @description When it was asked. */
            asked_at: components["schemas"]["Instant"];
            /** @description The answer; null until there is one. */
            answer: components["schemas"]["LocalizedText"] | null;
            /** @description When it was answered. */
            answered_at: components["schemas"]["Instant"] | null;
            /** @description Whether everybody can read it. */
            published: boolean;
        };
        /**
         * Format: date-time
         * @description An instant in UTC, RFC 3339 with six decimals.
         * @example 2027-01-31T22:59:59.000000Z
         */
        Instant: string;
        /**
         * @description How applications are taken in.
         * @example {
         *       "mode": "batches",
         *       "batches": [
         *         {
         *           "cut_off": {
         *             "local": "2027-03-31",
         *             "at": null,
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "decided": null,
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         }
         *       ],
         *       "paused": null
         *     }
         */
        Intake: {
            /** @description The way. */
            mode: components["schemas"]["IntakeMode"];
            /** @description The cut-offs, in order. */
            batches: components["schemas"]["Batch"][];
            /** @description Why nothing is taken in at present; null while it is. */
            paused: components["schemas"]["LocalizedText"] | null;
        };
        /**
         * @description How applications are taken in.
         * @example {
         *       "mode": "batches",
         *       "batches": [
         *         {
         *           "cut_off": {
         *             "local": "2027-03-31"
         *           },
         *           "decided": null
         *         }
         *       ],
         *       "paused": null
         *     }
         */
        IntakeInput: {
            /** @description The way. */
            mode: components["schemas"]["IntakeMode"];
            /** @description The cut-offs, in order. */
            batches?: components["schemas"]["BatchInput"][];
            /** @description Why nothing is taken in at present; null while it is. */
            paused?: components["schemas"]["LocalizedTextInput"] | null;
        };
        /**
         * @description How applications are taken in.
         *
         *     - `window`: From the opening to the closing.
         *     - `rolling`: At any time; each is read when it comes.
         *     - `batches`: At any time; what has come by a cut-off is read together.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        IntakeMode: "window" | "rolling" | "batches";
        /**
         * @description An identifier that begins with `inv_`.
         * @example inv_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        InvitationId: string;
        /**
         * @description What an invitation is for.
         *
         *     - `operator`: To join the operators of the platform.
         *     - `member`: To join an organisation.
         *     - `juror`: To take a seat on a panel.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        InvitationKind: "operator" | "member" | "juror";
        /**
         * @description An invitation, for whoever holds its link.
         * @example {
         *       "kind": "member",
         *       "role": "editor",
         *       "organisation_name": "Saqiya",
         *       "challenge_title": null,
         *       "email": "amina@example.ma",
         *       "expires_at": "2027-01-22T09:00:00.000000Z",
         *       "account_exists": false
         *     }
         */
        InvitationView: {
            /** @description What it is for. */
            kind: components["schemas"]["InvitationKind"];
            /** @description The role that it gives: of an operator, a member or on a panel. */
            role: string;
            /** @description The organisation to join, or that holds the challenge. */
            organisation_name: string | null;
            /** @description The challenge whose panel it is. */
            challenge_title: components["schemas"]["LocalizedText"] | null;
            /**
             * Format: email
             * @description To whom it is addressed.
             */
            email: string;
            /** @description Until when it can be accepted. */
            expires_at: components["schemas"]["Instant"];
            /** @description Whether the address has an account: then log in to accept, else choose a name and a password. */
            account_exists: boolean;
        };
        /**
         * @description Who owns what comes of a call.
         *
         *     - `applicant_keeps`: The applicant keeps everything.
         *     - `licence`: The applicant keeps it and gives the organiser a licence.
         *     - `promotion`: The applicant keeps it; the organiser may show it.
         *     - `open`: It must be open source.
         *     - `assigned`: The organiser owns it.
         *     - `shared`: Applicant and organiser share it.
         *     - `negotiated`: It is negotiated after the selection.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        IpRegime: "applicant_keeps" | "licence" | "promotion" | "open" | "assigned" | "shared" | "negotiated";
        /**
         * @description An identifier that begins with `jur_`.
         * @example jur_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        JurorId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "email": "amina@example.ma",
         *           "name": "name",
         *           "role": "juror",
         *           "state": "invited",
         *           "interests": "interests",
         *           "confidentiality_accepted_at": "2027-01-31T22:59:59.000000Z",
         *           "invited_at": "2027-01-31T22:59:59.000000Z",
         *           "answered_at": "2027-01-31T22:59:59.000000Z",
         *           "removed_reason": "removed_reason",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        JurorPage: {
            /** @description The items. */
            data: components["schemas"]["JurorView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description How far one juror is.
         * @example {
         *       "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "assigned": 1,
         *       "completed": 1,
         *       "recused": 1,
         *       "declined": 1
         *     }
         */
        JurorProgressView: {
            /** @description The juror. */
            juror_id: components["schemas"]["JurorId"];
            /** @description How many assignments the juror has and has not completed. */
            assigned: number;
            /** @description How many the juror has completed. */
            completed: number;
            /** @description From how many the juror stepped back. */
            recused: number;
            /** @description How many the juror did not take. */
            declined: number;
        };
        /**
         * @description What a person does on a panel.
         *
         *     - `juror`: Reads and scores.
         *     - `chair`: Composes the panel and assigns; does not score unless also a juror.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        JurorRole: "juror" | "chair";
        /**
         * @description Whether a person is on the panel.
         *
         *     - `invited`: Asked, and has not answered.
         *     - `accepted`: On the panel.
         *     - `declined`: Has said no.
         *     - `removed`: Was taken off the panel.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        JurorState: "invited" | "accepted" | "declined" | "removed";
        /**
         * @description A person on the panel of a challenge, or asked to it.
         * @example {
         *       "id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": "amina@example.ma",
         *       "name": "name",
         *       "role": "juror",
         *       "state": "invited",
         *       "interests": "interests",
         *       "confidentiality_accepted_at": "2027-01-31T22:59:59.000000Z",
         *       "invited_at": "2027-01-31T22:59:59.000000Z",
         *       "answered_at": "2027-01-31T22:59:59.000000Z",
         *       "removed_reason": "removed_reason",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ]
         *     }
         */
        JurorView: {
            /** @description Its identifier. */
            id: components["schemas"]["JurorId"];
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /**
             * Format: email
             * @description The address to which the invitation went.
             */
            email: string;
            /** @description The name that the organiser gave. */
            name: string | null;
            /** @description What the person does. */
            role: components["schemas"]["JurorRole"];
            /** @description Whether the person is on the panel. */
            state: components["schemas"]["JurorState"];
            /** @description The interests that the person declared on joining. */
            interests: string | null;
            /** @description When the person promised confidentiality. */
            confidentiality_accepted_at: components["schemas"]["Instant"] | null;
            /** @description When the person was asked. */
            invited_at: components["schemas"]["Instant"];
            /** @description When the person accepted or declined. */
            answered_at: components["schemas"]["Instant"] | null;
            /** @description Why the person was taken off the panel. */
            removed_reason: string | null;
            /** @description What the caller may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "challenge_title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "pseudonym": "A7K2M9QX",
         *           "state": "assigned",
         *           "opens_at": "2027-01-31T22:59:59.000000Z",
         *           "closes_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        JuryAssignmentPage: {
            /** @description The items. */
            data: components["schemas"]["JuryAssignmentView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description An assignment in a juror's list.
         * @example {
         *       "id": "asg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "pseudonym": "A7K2M9QX",
         *       "state": "assigned",
         *       "opens_at": "2027-01-31T22:59:59.000000Z",
         *       "closes_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        JuryAssignmentView: {
            /** @description Its identifier. */
            id: components["schemas"]["AssignmentId"];
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description The name of the challenge. */
            challenge_title: components["schemas"]["LocalizedText"];
            /**
             * @description What the juror calls the application.
             * @example A7K2M9QX
             */
            pseudonym: string;
            /** @description How far the review is. */
            state: components["schemas"]["AssignmentState"];
            /** @description From when jurors score. */
            opens_at: components["schemas"]["Instant"] | null;
            /** @description Until when the sheet should be complete. */
            closes_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description An answer to a question that the form no longer has.
         * @example {
         *       "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "reason": "question_gone",
         *       "answer": "Trois sites pilotes."
         *     }
         */
        KeptAnswer: {
            /** @description The question that was answered. */
            question_id: components["schemas"]["QuestionId"];
            /** @description Why the answer is none any more. */
            reason: components["schemas"]["KeptReason"];
            /** @description The answer. */
            answer: components["schemas"]["AnswerValue"];
        };
        /**
         * @description Why an answer is kept that is none any more.
         *
         *     - `question_gone`: The form has no such question any more.
         *     - `kind_changed`: The question asks for another kind of answer.
         *     - `options_changed`: The question has no such option any more.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        KeptReason: "question_gone" | "kind_changed" | "options_changed";
        /**
         * @description A short name that the author gives to a part of a document, so that other parts can refer to it: 1 to 40 of `a-z`, `0-9`, `-`
         *     and `_`. It is never shown to applicants as a text.
         * @example final
         */
        Key: string;
        /**
         * @description A JSON Web Key Set (RFC 7517).
         * @example {
         *       "keys": [
         *         {
         *           "kty": "OKP",
         *           "crv": "Ed25519",
         *           "kid": "4f6c2a",
         *           "use": "sig",
         *           "alg": "EdDSA",
         *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
         *         }
         *       ]
         *     }
         */
        KeySetView: {
            /** @description Public keys, by `kid`. */
            keys: {
                [key: string]: string;
            }[];
        };
        /**
         * @description The languages of texts, and what the values of enums are called in them.
         * @example {
         *       "languages": [
         *         {
         *           "code": "ar",
         *           "name": "العربية",
         *           "dir": "rtl"
         *         }
         *       ],
         *       "enums": [
         *         {
         *           "name": "OperatorRole",
         *           "label": {
         *             "fr": "Rôle d’opérateur",
         *             "ar": "دور المسيّر",
         *             "en": "Operator role"
         *           },
         *           "values": [
         *             {
         *               "value": "admin",
         *               "label": {
         *                 "fr": "administrateur",
         *                 "ar": "مدير",
         *                 "en": "administrator"
         *               }
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        LabelsView: {
            /** @description The languages, the default first. */
            languages: components["schemas"]["LanguageView"][];
            /** @description The enums. Those of the catalogue (technologies, sectors, sites, regions) are lists of their own. */
            enums: components["schemas"]["EnumLabels"][];
        };
        /**
         * @description A language of texts and messages.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Language: "fr" | "ar" | "en";
        /**
         * @description A language of texts.
         * @example {
         *       "code": "ar",
         *       "name": "العربية",
         *       "dir": "rtl"
         *     }
         */
        LanguageView: {
            /** @description Its code: the key in texts of several languages, and what `Accept-Language` and `lang` name. */
            code: components["schemas"]["Language"];
            /** @description What the language calls itself. */
            name: string;
            /** @description The direction of its texts: `ltr` or `rtl`. */
            dir: string;
        };
        /**
         * @description What a score is called.
         * @example {
         *       "value": 5,
         *       "label": {
         *         "fr": "Excellent",
         *         "ar": null,
         *         "en": null
         *       },
         *       "description": {
         *         "fr": "Éprouvé sur le terrain",
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Level: {
            /** @description The score. */
            value: components["schemas"]["Points"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedText"];
            /** @description When it is given: the anchor of the scale. */
            description: components["schemas"]["LocalizedText"];
        };
        /**
         * @description What a score is called.
         * @example {
         *       "value": 5,
         *       "label": {
         *         "fr": "Excellent"
         *       },
         *       "description": {
         *         "fr": "Éprouvé sur le terrain"
         *       }
         *     }
         */
        LevelInput: {
            /** @description The score. */
            value: components["schemas"]["Points"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description When it is given: the anchor of the scale. */
            description?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description What an answer may measure. What a limit counts follows from its name; pages and seconds are read by people where no program can.
         * @example {
         *       "characters": null,
         *       "pages": 10,
         *       "seconds": null,
         *       "megabytes": 5,
         *       "least": null,
         *       "most": null,
         *       "media_types": [
         *         "application/pdf"
         *       ],
         *       "languages": [
         *         "fr",
         *         "en"
         *       ],
         *       "note": {
         *         "fr": "Arial 11, interligne simple",
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Limits: {
            /**
             * Format: int32
             * @description Characters of a text as a person counts them: an accent or an Arabic diacritic is part of its letter, a line break is one, and
             *     tatweel does not count.
             */
            characters: number | null;
            /**
             * Format: int32
             * @description Pages of a file; what is beyond them is not read.
             */
            pages: number | null;
            /**
             * Format: int32
             * @description Seconds of a video.
             */
            seconds: number | null;
            /**
             * Format: int32
             * @description Megabytes (10⁶ bytes) of a file.
             */
            megabytes: number | null;
            /** @description The least number, or the least number of options to choose. */
            least: components["schemas"]["Points"] | null;
            /** @description The greatest number, or the greatest number of options to choose. */
            most: components["schemas"]["Points"] | null;
            /** @description Media types of a file, such as `application/pdf`. */
            media_types: string[];
            /** @description BCP 47 tags of the languages in which an answer may be given; an empty list means those of the call. */
            languages: string[];
            /** @description What else is to be observed: fonts, spacing, names of files. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description What an answer may measure. What a limit counts follows from its name; pages and seconds are read by people where no program can.
         * @example {
         *       "characters": null,
         *       "pages": 10,
         *       "seconds": null,
         *       "megabytes": 5,
         *       "least": null,
         *       "most": null,
         *       "media_types": [
         *         "application/pdf"
         *       ],
         *       "languages": [
         *         "fr",
         *         "en"
         *       ],
         *       "note": {
         *         "fr": "Arial 11, interligne simple"
         *       }
         *     }
         */
        LimitsInput: {
            /**
             * Format: int32
             * @description Characters of a text as a person counts them: an accent or an Arabic diacritic is part of its letter, a line break is one, and
             *     tatweel does not count.
             */
            characters?: number | null;
            /**
             * Format: int32
             * @description Pages of a file; what is beyond them is not read.
             */
            pages?: number | null;
            /**
             * Format: int32
             * @description Seconds of a video.
             */
            seconds?: number | null;
            /**
             * Format: int32
             * @description Megabytes (10⁶ bytes) of a file.
             */
            megabytes?: number | null;
            /** @description The least number, or the least number of options to choose. */
            least?: components["schemas"]["Points"] | null;
            /** @description The greatest number, or the greatest number of options to choose. */
            most?: components["schemas"]["Points"] | null;
            /** @description Media types of a file, such as `application/pdf`. */
            media_types?: string[];
            /** @description BCP 47 tags of the languages in which an answer may be given; an empty list means those of the call. */
            languages?: string[];
            /** @description What else is to be observed: fonts, spacing, names of files. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description A document or page that belongs to a call.
         * @example {
         *       "title": {
         *         "fr": "Cahier des charges",
         *         "ar": null,
         *         "en": null
         *       },
         *       "url": "https://ministere.example/cdc.pdf",
         *       "language": "fr"
         *     }
         */
        Link: {
            /** @description What it is. */
            title: components["schemas"]["LocalizedText"];
            /** @description Where it is: an http or https address. */
            url: string;
            /** @description BCP 47 tag of its language. */
            language: string | null;
        };
        /**
         * @description A document or page that belongs to a call.
         * @example {
         *       "title": {
         *         "fr": "Cahier des charges"
         *       },
         *       "url": "https://ministere.example/cdc.pdf",
         *       "language": "fr"
         *     }
         */
        LinkInput: {
            /** @description What it is. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description Where it is: an http or https address. */
            url: string;
            /** @description BCP 47 tag of its language. */
            language?: string | null;
        };
        /**
         * @description A text in up to three languages. At least one is present where the text is required.
         * @example {
         *       "fr": "Irrigation connectée",
         *       "ar": "الري المتصل",
         *       "en": "Connected irrigation"
         *     }
         */
        LocalizedText: {
            /** @description French. */
            fr: string | null;
            /** @description Arabic. */
            ar: string | null;
            /** @description English. */
            en: string | null;
        };
        /**
         * @description A text in up to three languages. At least one is present where the text is required.
         * @example {
         *       "fr": "Irrigation connectée",
         *       "ar": "الري المتصل",
         *       "en": "Connected irrigation"
         *     }
         */
        LocalizedTextInput: {
            /** @description French. */
            fr?: string | null;
            /** @description Arabic. */
            ar?: string | null;
            /** @description English. */
            en?: string | null;
        };
        /**
         * @description What is compared between a call and a startup.
         *
         *     - `technology`: The technologies.
         *     - `sector`: The sectors.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        MatchAspect: "technology" | "sector";
        /**
         * @description How well the two fit in one aspect.
         * @example {
         *       "aspect": "technology",
         *       "points": 40,
         *       "weight": 65,
         *       "shared": [
         *         "iot"
         *       ],
         *       "wanted": [
         *         "ai"
         *       ]
         *     }
         */
        MatchPartView: {
            /** @description What is compared. */
            aspect: components["schemas"]["MatchAspect"];
            /**
             * Format: int32
             * @description Points for it. The first that both name gives half of the weight, all of them give the rest; where the call names none, half.
             */
            points: number;
            /**
             * Format: int32
             * @description The most points for it.
             */
            weight: number;
            /** @description What the call names and the startup offers, by slug: it names that, or something within it. */
            shared: string[];
            /** @description What the call names and the startup does not offer, by slug. */
            wanted: string[];
        };
        /**
         * @description Why a challenge answers `q`. What answers in its description, or by the name of its organisation, is not shown.
         * @example {
         *       "texts": [
         *         {
         *           "field": "title",
         *           "language": "fr",
         *           "segments": [
         *             {
         *               "text": "Irrigation",
         *               "matched": true
         *             },
         *             {
         *               "text": " connectée",
         *               "matched": false
         *             }
         *           ],
         *           "cut_before": false,
         *           "cut_after": false
         *         }
         *       ],
         *       "terms": [
         *         {
         *           "kind": "technology",
         *           "slug": "machine-learning"
         *         }
         *       ]
         *     }
         */
        MatchView: {
            /** @description Where its title and its summary answer. */
            texts: components["schemas"]["MatchedTextView"][];
            /** @description Which of its technologies, sectors and sites answer. */
            terms: components["schemas"]["MatchedTermView"][];
        };
        /**
         * @description A text in which it is shown what answers a question.
         *
         *     - `title`: The title.
         *     - `summary`: The summary.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        MatchedField: "title" | "summary";
        /**
         * @description A term of the challenge that is called as `q` says, or lies within one that is.
         * @example {
         *       "kind": "technology",
         *       "slug": "machine-learning"
         *     }
         */
        MatchedTermView: {
            /** @description What it names. */
            kind: components["schemas"]["TermKind"];
            /** @description Its stable name. */
            slug: string;
        };
        /**
         * @description A part of a title or a summary, around what answers.
         * @example {
         *       "field": "title",
         *       "language": "fr",
         *       "segments": [
         *         {
         *           "text": "Irrigation",
         *           "matched": true
         *         },
         *         {
         *           "text": " connectée",
         *           "matched": false
         *         }
         *       ],
         *       "cut_before": false,
         *       "cut_after": false
         *     }
         */
        MatchedTextView: {
            /** @description Of what it is a part. */
            field: components["schemas"]["MatchedField"];
            /** @description In which language. */
            language: components["schemas"]["Language"];
            /** @description Its pieces; joined they are the part, unchanged. */
            segments: components["schemas"]["SegmentView"][];
            /** @description Whether text is left out before it. */
            cut_before: boolean;
            /** @description Whether text is left out after it. */
            cut_after: boolean;
        };
        /**
         * @description The caller's own account.
         * @example {
         *       "id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": "amina@example.ma",
         *       "name": "Amina El Idrissi",
         *       "language": "fr",
         *       "operator_role": null,
         *       "memberships": [
         *         {
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation_name": "Saqiya",
         *           "kind": "startup",
         *           "role": "owner",
         *           "may": [
         *             "application_create"
         *           ]
         *         }
         *       ],
         *       "may": [
         *         "organisation_create"
         *       ]
         *     }
         */
        MeView: {
            /** @description Its identifier. */
            id: components["schemas"]["UserId"];
            /**
             * Format: email
             * @description The e-mail address.
             */
            email: string;
            /** @description How the person is called. */
            name: string;
            /** @description The language of mails. */
            language: components["schemas"]["Language"];
            /** @description The role among the operators of the platform. */
            operator_role: components["schemas"]["OperatorRole"] | null;
            /** @description The organisations that the person belongs to. */
            memberships: components["schemas"]["MembershipView"][];
            /**
             * @description Names of actions that the person may do, whatever they belong to. Whether an action is possible on an object now, its
             *     `allowed_actions` say.
             */
            may: string[];
        };
        /**
         * @description An invitation that was sent.
         * @example {
         *       "id": "inv_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": "amina@example.ma",
         *       "role": "owner",
         *       "expires_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        MemberInvitationView: {
            /** @description Its identifier. */
            id: components["schemas"]["InvitationId"];
            /**
             * Format: email
             * @description Who is invited.
             */
            email: string;
            /** @description What the person will be allowed to do. */
            role: components["schemas"]["MemberRole"];
            /** @description Until when it can be accepted. */
            expires_at: components["schemas"]["Instant"];
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "name": "name",
         *           "email": "amina@example.ma",
         *           "role": "owner",
         *           "created_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        MemberPage: {
            /** @description The items. */
            data: components["schemas"]["MemberView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description What a member may do.
         *
         *     - `owner`: Everything, members included.
         *     - `editor`: Everything but members, requests for approval, and publication.
         *     - `viewer`: Reads.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        MemberRole: "owner" | "editor" | "viewer";
        /**
         * @description A person in an organisation.
         * @example {
         *       "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "name": "name",
         *       "email": "amina@example.ma",
         *       "role": "owner",
         *       "created_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        MemberView: {
            /** @description The person. */
            user_id: components["schemas"]["UserId"];
            /** @description The name. */
            name: string;
            /**
             * Format: email
             * @description The address.
             */
            email: string;
            /** @description What the person may do. */
            role: components["schemas"]["MemberRole"];
            /** @description Since when. */
            created_at: components["schemas"]["Instant"];
        };
        /**
         * @description A membership.
         * @example {
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation_name": "organisation_name",
         *       "kind": "partner",
         *       "role": "owner",
         *       "may": [
         *         "may"
         *       ]
         *     }
         */
        MembershipView: {
            /** @description The organisation. */
            organisation_id: components["schemas"]["OrganisationId"];
            /** @description Its name. */
            organisation_name: string;
            /** @description What it is here for. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description The person's role in it. */
            role: components["schemas"]["MemberRole"];
            /** @description Names of actions that the membership adds. */
            may: string[];
        };
        /**
         * @description A rule that is not met, or open.
         * @example {
         *       "rule": "turnover",
         *       "kind": "blocking",
         *       "label": {
         *         "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *         "ar": null,
         *         "en": null
         *       },
         *       "verdict": "open",
         *       "reason": "unknown_fact"
         *     }
         */
        MissingRuleView: {
            /** @description Its key. */
            rule: components["schemas"]["Key"];
            /** @description What follows where it is not met. */
            kind: components["schemas"]["RuleKind"];
            /** @description The rule in words. */
            label: components["schemas"]["LocalizedText"];
            /** @description Whether it is met. */
            verdict: components["schemas"]["EligibilityVerdict"];
            /** @description Why. */
            reason: components["schemas"]["VerdictReason"];
        };
        /**
         * @description A moment as the author gives it: wall time in the time zone of the challenge.
         * @example {
         *       "local": "2027-03-31T23:59:59",
         *       "at": "2027-03-31T23:59:59.000000Z",
         *       "certainty": "exact",
         *       "time_zone": null,
         *       "note": null
         *     }
         */
        Moment: {
            /**
             * @description `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: a bare date, month or year opens at its first
             *     moment and closes when it is over; a closing `23:59` means the last second of that minute.
             */
            local: string;
            /** @description The instant that binds, computed by the server. */
            readonly at: components["schemas"]["Instant"] | null;
            /** @description How far the author binds itself. An application window that is published needs exact moments. */
            certainty: components["schemas"]["Certainty"];
            /** @description The IANA time zone of the wall time, where it is not that of the challenge. */
            time_zone: string | null;
            /** @description What is to be said of it, such as the hour as a poster prints it. */
            note: string | null;
        };
        /**
         * @description A moment as the author gives it: wall time in the time zone of the challenge.
         * @example {
         *       "local": "2027-03-31T23:59:59",
         *       "at": "2027-03-31T23:59:59.000000Z",
         *       "certainty": "exact",
         *       "time_zone": null,
         *       "note": null
         *     }
         */
        MomentInput: {
            /**
             * @description `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: a bare date, month or year opens at its first
             *     moment and closes when it is over; a closing `23:59` means the last second of that minute.
             */
            local: string;
            /** @description The instant that binds, computed by the server. */
            readonly at?: components["schemas"]["Instant"] | null;
            /** @description How far the author binds itself. An application window that is published needs exact moments. */
            certainty?: components["schemas"]["Certainty"];
            /** @description The IANA time zone of the wall time, where it is not that of the challenge. */
            time_zone?: string | null;
            /** @description What is to be said of it, such as the hour as a poster prints it. */
            note?: string | null;
        };
        /**
         * @description An amount of money, exact.
         * @example {
         *       "amount_minor": 20000000,
         *       "currency": "MAD"
         *     }
         */
        Money: {
            /**
             * Format: int64
             * @description In the smallest unit of the currency: centimes for MAD, francs for XOF.
             */
            amount_minor: number;
            /** @description ISO 4217 code. */
            currency: string;
        };
        /**
         * @description For a POST that says everything by its path.
         * @example {}
         */
        NoBody: Record<string, never>;
        /**
         * @description Why a question is not asked.
         *
         *     - `track`: It belongs to another track, or no track is chosen yet.
         *     - `condition`: It waits for an answer that was not given, or for a question that is not asked itself.
         *     - `later`: A later phase asks for it. An answer can be written before.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        NotAsked: "track" | "condition" | "later";
        /**
         * @description An operation of the document.
         * @example {
         *       "id": "accounts_verify",
         *       "method": "POST",
         *       "path": "/v1/accounts/verification",
         *       "tag": "accounts"
         *     }
         */
        OperationRef: {
            /** @description Its `operationId`. */
            id: string;
            /** @description Its method. */
            method: string;
            /** @description Its path. */
            path: string;
            /** @description The group that it belongs to. */
            tag: string;
        };
        /**
         * @description An invitation to join the operators.
         * @example {
         *       "id": "inv_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": "houda@example.ma",
         *       "role": "support",
         *       "created_at": "2027-01-15T09:00:00.000000Z",
         *       "expires_at": "2027-01-22T09:00:00.000000Z"
         *     }
         */
        OperatorInvitationView: {
            /** @description Its identifier. */
            id: components["schemas"]["InvitationId"];
            /**
             * Format: email
             * @description To whom it is addressed.
             */
            email: string;
            /** @description The role that it gives. */
            role: components["schemas"]["OperatorRole"];
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
            /** @description Until when it can be accepted; counted anew from the mail. */
            expires_at: components["schemas"]["Instant"];
        };
        /**
         * @description What an operator of the platform may do.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        OperatorRole: "admin" | "support";
        /**
         * @description An identifier that begins with `org_`.
         * @example org_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        OrganisationId: string;
        /**
         * @description What an organisation is here for.
         *
         *     - `partner`: Posts challenges: a ministry, a public body, a company.
         *     - `startup`: Applies to challenges.
         *     - `operator`: Runs the network.
         *     - `support`: Supports startups: incubator, accelerator, mentor network.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        OrganisationKind: "partner" | "startup" | "operator" | "support";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "partner",
         *           "name": "name",
         *           "profile": {
         *             "summary": {
         *               "fr": "Capteurs pour l'irrigation.",
         *               "ar": null,
         *               "en": null
         *             },
         *             "website": "https://startup.example",
         *             "region": "ma-04",
         *             "sectors": [
         *               "agritech"
         *             ],
         *             "technologies": [
         *               "iot",
         *               "lora"
         *             ],
         *             "facts": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "stage": "mvp"
         *             },
         *             "ice": "001526374000085"
         *           },
         *           "verified": true,
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z",
         *           "allowed_actions": [
         *             {
         *               "action": "submit",
         *               "allowed": false,
         *               "reason": "deadline_passed",
         *               "from": null
         *             }
         *           ]
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        OrganisationPage: {
            /** @description The items. */
            data: components["schemas"]["OrganisationView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description The public profile of an organisation.
         * @example {
         *       "summary": {
         *         "fr": "Capteurs pour l'irrigation.",
         *         "ar": null,
         *         "en": null
         *       },
         *       "website": "https://startup.example",
         *       "region": "ma-04",
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "technologies": [
         *         "iot",
         *         "lora"
         *       ],
         *       "facts": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "stage": "mvp"
         *       },
         *       "ice": "001526374000085"
         *     }
         */
        OrganisationProfile: {
            /** @description What it does, in a few sentences. */
            summary: components["schemas"]["LocalizedText"];
            /** @description Its web site. */
            website: string | null;
            /** @description The region of its seat, by slug. */
            region: string | null;
            /** @description Its sectors, by slug. */
            sectors: string[];
            /** @description Its technologies, by slug or known synonym; stored as slugs. */
            technologies: string[];
            /**
             * @description What else it says of itself, by attribute of eligibility: `country_of_registration`, `founded_on`, `employees`, `stage`, `trl`. It
             *     is as public as the profile, and tells which calls are open to it.
             */
            facts: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. It is no identity card of a person. */
            ice: string | null;
        };
        /**
         * @description The public profile of an organisation.
         * @example {
         *       "summary": {
         *         "fr": "Capteurs pour l'irrigation.",
         *         "ar": null,
         *         "en": null
         *       },
         *       "website": "https://startup.example",
         *       "region": "ma-04",
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "technologies": [
         *         "iot",
         *         "lora"
         *       ],
         *       "facts": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "stage": "mvp"
         *       },
         *       "ice": "001526374000085"
         *     }
         */
        OrganisationProfileInput: {
            /** @description What it does, in a few sentences. */
            summary?: components["schemas"]["LocalizedTextInput"];
            /** @description Its web site. */
            website?: string | null;
            /** @description The region of its seat, by slug. */
            region?: string | null;
            /** @description Its sectors, by slug. */
            sectors?: string[];
            /** @description Its technologies, by slug or known synonym; stored as slugs. */
            technologies?: string[];
            /**
             * @description What else it says of itself, by attribute of eligibility: `country_of_registration`, `founded_on`, `employees`, `stage`, `trl`. It
             *     is as public as the profile, and tells which calls are open to it.
             */
            facts?: {
                [key: string]: components["schemas"]["FactValue"];
            };
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. It is no identity card of a person. */
            ice?: string | null;
        };
        /**
         * @description An organisation by name.
         * @example {
         *       "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "name": "name"
         *     }
         */
        OrganisationRef: {
            /** @description Its identifier. */
            id: components["schemas"]["OrganisationId"];
            /** @description Its name. */
            name: string;
        };
        /**
         * @description An organisation.
         * @example {
         *       "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "partner",
         *       "name": "name",
         *       "profile": {
         *         "summary": {
         *           "fr": "Capteurs pour l'irrigation.",
         *           "ar": null,
         *           "en": null
         *         },
         *         "website": "https://startup.example",
         *         "region": "ma-04",
         *         "sectors": [
         *           "agritech"
         *         ],
         *         "technologies": [
         *           "iot",
         *           "lora"
         *         ],
         *         "facts": {
         *           "country_of_registration": "MA",
         *           "founded_on": "2025-03-01",
         *           "stage": "mvp"
         *         },
         *         "ice": "001526374000085"
         *       },
         *       "verified": true,
         *       "created_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ]
         *     }
         */
        OrganisationView: {
            /** @description Its identifier. */
            id: components["schemas"]["OrganisationId"];
            /** @description What it is here for. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description Its name. */
            name: string;
            /** @description What it says of itself. */
            profile: components["schemas"]["OrganisationProfile"];
            /** @description Whether it is verified now. */
            verified: boolean;
            /** @description When it was created. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
            /** @description What the caller may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
        };
        /**
         * @description Who stands behind a call.
         * @example {
         *       "key": "add",
         *       "name": "Agence de développement du digital",
         *       "kind": "agency",
         *       "country": "MA",
         *       "roles": [
         *         "funder"
         *       ],
         *       "share_percent": 30,
         *       "organisation_id": null,
         *       "registrations": [],
         *       "note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        Organiser: {
            /** @description A name by which tracks and prizes refer to it. */
            key: components["schemas"]["Key"] | null;
            /** @description Its name. */
            name: string;
            /** @description The organisation on this platform, if it is one. */
            organisation_id: components["schemas"]["OrganisationId"] | null;
            /** @description What kind of body it is. */
            kind: components["schemas"]["OrganiserKind"] | null;
            /** @description ISO 3166-1 code of its country. */
            country: string | null;
            /** @description What it does. */
            roles: components["schemas"]["OrganiserRole"][];
            /**
             * Format: int32
             * @description Its share of the money, in percent.
             */
            share_percent: number | null;
            /** @description Its identifiers in public registers. */
            registrations: components["schemas"]["Registration"][];
            /** @description What else is to be said of its part. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description Who stands behind a call.
         * @example {
         *       "key": "add",
         *       "name": "Agence de développement du digital",
         *       "kind": "agency",
         *       "country": "MA",
         *       "roles": [
         *         "funder"
         *       ],
         *       "share_percent": 30
         *     }
         */
        OrganiserInput: {
            /** @description A name by which tracks and prizes refer to it. */
            key?: components["schemas"]["Key"] | null;
            /** @description Its name. */
            name: string;
            /** @description The organisation on this platform, if it is one. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description What kind of body it is. */
            kind?: components["schemas"]["OrganiserKind"] | null;
            /** @description ISO 3166-1 code of its country. */
            country?: string | null;
            /** @description What it does. */
            roles: components["schemas"]["OrganiserRole"][];
            /**
             * Format: int32
             * @description Its share of the money, in percent.
             */
            share_percent?: number | null;
            /** @description Its identifiers in public registers. */
            registrations?: components["schemas"]["RegistrationInput"][];
            /** @description What else is to be said of its part. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description What kind of body an organiser is.
         *
         *     - `ministry`: A ministry or another part of the central State.
         *     - `agency`: A public agency or authority.
         *     - `local_authority`: A region, province or city.
         *     - `company`: A company.
         *     - `finance`: A bank, fund or investor.
         *     - `support_structure`: A technology park, incubator or accelerator.
         *     - `academia`: A university, school or research body.
         *     - `association`: An association, foundation or federation.
         *     - `international`: An international organisation.
         *     - `other`: Another body.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        OrganiserKind: "ministry" | "agency" | "local_authority" | "company" | "finance" | "support_structure" | "academia" | "association" | "international" | "other";
        /**
         * @description What an organiser does in a call.
         *
         *     - `organiser`: Runs the call and decides.
         *     - `co_organiser`: Runs the call with others.
         *     - `operator`: Runs the programme on behalf of the organiser.
         *     - `challenge_owner`: Owns the problem.
         *     - `funder`: Pays for it.
         *     - `sponsor`: Sponsors a track or a prize.
         *     - `in_kind_partner`: Gives services, access or premises.
         *     - `media_partner`: Spreads the news.
         *     - `partner`: A partner whose part is not said.
         *     - `patron`: Supports the policy.
         *     - `evaluator`: Selects or scores.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        OrganiserRole: "organiser" | "co_organiser" | "operator" | "challenge_owner" | "funder" | "sponsor" | "in_kind_partner" | "media_partner" | "partner" | "patron" | "evaluator";
        /**
         * @description The outcome of one application.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Outcome: "selected" | "reserve" | "refused";
        /**
         * @description The outcome of one application, with its reason.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "outcome": "selected",
         *       "reason": "reason"
         *     }
         */
        OutcomeEntry: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description What was decided. */
            outcome: components["schemas"]["Outcome"];
            /** @description Why; required for every refusal and for a selection against the order of the ranking. Told to the applicant. */
            reason: string | null;
        };
        /**
         * @description The outcome of one application, with its reason.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "outcome": "selected",
         *       "reason": "reason"
         *     }
         */
        OutcomeEntryInput: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description What was decided. */
            outcome: components["schemas"]["Outcome"];
            /** @description Why; required for every refusal and for a selection against the order of the ranking. Told to the applicant. */
            reason?: string | null;
        };
        /**
         * @description A released outcome.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "outcome": "selected",
         *       "reason": "reason",
         *       "released_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        OutcomeView: {
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description What was decided. */
            outcome: components["schemas"]["Outcome"];
            /** @description Why. */
            reason: string | null;
            /** @description When it was released. */
            released_at: components["schemas"]["Instant"];
        };
        /**
         * @description What the panel says on one criterion.
         * @example {
         *       "criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "mean": 3.6166666666666667
         *     }
         */
        PanelValue: {
            /** @description The criterion. */
            criterion_id: components["schemas"]["CriterionId"];
            /**
             * Format: double
             * @description The mean of the scores given (the median or trimmed mean where the rubric says so), on the criterion's own scale; null if
             *     nobody scored it.
             */
            mean: number | null;
        };
        /**
         * @description Whether a part of a call is open to a candidate.
         * @example {
         *       "key": "intilak",
         *       "verdict": "met"
         *     }
         */
        PartVerdict: {
            /** @description The key of the track, phase or prize. */
            key: components["schemas"]["Key"];
            /** @description Whether its blocking and declarative rules are met. */
            verdict: components["schemas"]["EligibilityVerdict"];
        };
        /**
         * @description An organisation that applies together with the startup. The startup itself is not listed: it is a member, and leads unless a partner
         *     does.
         * @example {
         *       "name": "Université Ibn Zohr",
         *       "role": "partner",
         *       "organisation_id": null,
         *       "consortium_role": "research",
         *       "ice": "001561191000066",
         *       "country": "MA"
         *     }
         */
        Partner: {
            /** @description Its legal or usual name. */
            name: string;
            /** @description What it is in the consortium. */
            role: components["schemas"]["PartnerRole"];
            /** @description The organisation, where it is on this platform. */
            organisation_id: components["schemas"]["OrganisationId"] | null;
            /** @description Which of the roles of the call it has, where the call names any. */
            consortium_role: components["schemas"]["Key"] | null;
            /** @description The Moroccan common company identifier: 15 digits. It is no identity card of a person. */
            ice: string | null;
            /** @description The ISO 3166-1 code of the country of its seat. */
            country: string | null;
        };
        /**
         * @description An organisation that applies together with the startup. The startup itself is not listed: it is a member, and leads unless a partner
         *     does.
         * @example {
         *       "name": "Université Ibn Zohr",
         *       "role": "partner",
         *       "organisation_id": null,
         *       "consortium_role": "research",
         *       "ice": "001561191000066",
         *       "country": "MA"
         *     }
         */
        PartnerInput: {
            /** @description Its legal or usual name. */
            name: string;
            /** @description What it is in the consortium. */
            role: components["schemas"]["PartnerRole"];
            /** @description The organisation, where it is on this platform. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description Which of the roles of the call it has, where the call names any. */
            consortium_role?: components["schemas"]["Key"] | null;
            /** @description The Moroccan common company identifier: 15 digits. It is no identity card of a person. */
            ice?: string | null;
            /** @description The ISO 3166-1 code of the country of its seat. */
            country?: string | null;
        };
        /**
         * @description What an organisation is in a consortium.
         *
         *     - `lead`: Leads it, in place of the startup that applies.
         *     - `partner`: A full member.
         *     - `associate`: Stands beside it: hosts, tests, supports.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        PartnerRole: "lead" | "partner" | "associate";
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       },
         *       "team": [
         *         {
         *           "name": "Amina Idrissi",
         *           "role": "lead",
         *           "email": "amina@startup.example"
         *         }
         *       ],
         *       "partners": []
         *     }
         */
        PatchApplicationDocument: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title?: string;
            /** @description The track of the call in which it applies. */
            track?: components["schemas"]["Key"] | null;
            /**
             * @description Answers by the id of their question. In a merge patch, `null` removes an answer. Answers to questions that the form no longer
             *     asks are kept, and needed by nobody.
             */
            answers?: {
                [key: string]: components["schemas"]["AnswerValue"] | null;
            };
            /** @description The people behind the dossier. Jurors do not see them. */
            team?: components["schemas"]["TeamMemberInput"][];
            facts?: components["schemas"]["PatchCandidate"];
            /** @description The organisations that apply together with the startup. Jurors do not see them. */
            partners?: components["schemas"]["PartnerInput"][];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "track": null,
         *       "applicant": {
         *         "birth_date": "1990-05-01",
         *         "nationality": [
         *           "MA"
         *         ]
         *       },
         *       "company": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "revenue": 4000000,
         *         "stage": "seed"
         *       },
         *       "team": {
         *         "team_size": 4
         *       },
         *       "partners": [
         *         {
         *           "applicant_type": "research"
         *         }
         *       ],
         *       "project": {
         *         "budget": 900000
         *       },
         *       "solution": {
         *         "trl": 6
         *       },
         *       "declared": [
         *         "ip"
         *       ]
         *     }
         */
        PatchCandidate: {
            /** @description The track in which it applies; left out, all tracks are looked at. */
            track?: components["schemas"]["Key"] | null;
            /** @description The person who applies. */
            applicant?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The company. */
            company?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The team. */
            team?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The members of the team. */
            members?: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The lead of the consortium, where it is not the company. */
            lead?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The partners of the consortium. */
            partners?: {
                [key: string]: components["schemas"]["FactValue"];
            }[];
            /** @description The project. */
            project?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The proposed solution. */
            solution?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The keys of the declarative rules that the applicant certifies. */
            declared?: components["schemas"]["Key"][];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "document": {
         *         "seats": 12
         *       }
         *     }
         */
        PatchChallengeContent: {
            /** @description The programme it belongs to. */
            programme_id?: components["schemas"]["ProgrammeId"] | null;
            document?: components["schemas"]["PatchChallengeDocument"];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "edition": "edition",
         *       "reference": "reference",
         *       "default_language": "fr",
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "brief": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "after_selection": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "selection_note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "fee": {
         *         "amount_minor": 20000000,
         *         "currency": "MAD"
         *       },
         *       "location": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "organisers": [
         *         {
         *           "key": "add",
         *           "name": "Agence de développement du digital",
         *           "kind": "agency",
         *           "country": "MA",
         *           "roles": [
         *             "funder"
         *           ],
         *           "share_percent": 30
         *         }
         *       ],
         *       "sectors": [
         *         "sectors"
         *       ],
         *       "technologies": [
         *         "technologies"
         *       ],
         *       "sites": [
         *         "sites"
         *       ],
         *       "seats": 1,
         *       "time_zone": "Africa/Casablanca",
         *       "holidays": [
         *         "holidays"
         *       ],
         *       "tracks": [
         *         {
         *           "key": "cleantech",
         *           "title": {
         *             "fr": "CleanTech"
         *           },
         *           "summary": {
         *             "fr": null
         *           },
         *           "description": {
         *             "fr": null
         *           },
         *           "seats": 5,
         *           "sectors": [
         *             "cleantech"
         *           ],
         *           "technologies": [],
         *           "organisers": []
         *         }
         *       ],
         *       "track_choice": "applicant",
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "needs",
         *           "key": "final",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "location": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z",
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "opens_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing"
         *           },
         *           "closes_after": {
         *             "count": 10,
         *             "unit": "working_days",
         *             "phase": "results",
         *             "end": "closing"
         *           },
         *           "tracks": [
         *             "final"
         *           ],
         *           "exclusive": true,
         *           "optional": true,
         *           "entry": {
         *             "from": [
         *               "pitch"
         *             ],
         *             "newcomers": true,
         *             "automatic": false
         *           },
         *           "intake": {
         *             "mode": "batches",
         *             "batches": [
         *               {
         *                 "cut_off": {
         *                   "local": "2027-03-31"
         *                 },
         *                 "decided": null
         *               }
         *             ],
         *             "paused": null
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             },
         *             "track_rubrics": [
         *               {
         *                 "track": "final",
         *                 "rubric": {
         *                   "criteria": [
         *                     {
         *                       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                       "key": "innovation",
         *                       "kind": "points",
         *                       "label": {
         *                         "fr": "Innovation",
         *                         "ar": null,
         *                         "en": "Innovation"
         *                       },
         *                       "guidance": {
         *                         "fr": null,
         *                         "ar": null,
         *                         "en": null
         *                       },
         *                       "parent": null,
         *                       "min": 0,
         *                       "max": 5,
         *                       "step": 0.5,
         *                       "levels": [],
         *                       "unit": null,
         *                       "lower_is_better": false,
         *                       "weight": 30,
         *                       "threshold": null,
         *                       "threshold_private": false,
         *                       "required": true,
         *                       "comment_required": false
         *                     }
         *                   ],
         *                   "outline": [
         *                     {
         *                       "fr": "Irrigation connectée",
         *                       "ar": "الري المتصل",
         *                       "en": "Connected irrigation"
         *                     }
         *                   ],
         *                   "weights_total": 4.5,
         *                   "aggregation": "mean",
         *                   "threshold": 4.5,
         *                   "threshold_private": true,
         *                   "tie_break": [
         *                     "final"
         *                   ]
         *                 }
         *               }
         *             ],
         *             "criteria_visible_to": "everybody",
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1,
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "vote": {
         *             "electorate": "audience",
         *             "effect": "share_of_score",
         *             "measure": "votes",
         *             "percent": 20,
         *             "counts_in": "final",
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "cut": {
         *             "method": "ranking",
         *             "count": {
         *               "least": 10,
         *               "most": 10
         *             },
         *             "scope": "overall",
         *             "quotas": [],
         *             "score_at_least": 60,
         *             "ties": "include",
         *             "reserve": 2,
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "figures": {
         *             "applications": {
         *               "least": 350,
         *               "about": true
         *             },
         *             "participants": null,
         *             "selected": {
         *               "least": 20,
         *               "most": 20
         *             },
         *             "countries": 31,
         *             "note": {
         *               "fr": null
         *             }
         *           },
         *           "extensions": [
         *             {
         *               "previous": {
         *                 "local": "2019-05-10"
         *               },
         *               "reason": "À la demande des porteurs de projet",
         *               "at": "2019-04-15T09:00:00.000000Z"
         *             }
         *           ]
         *         }
         *       ],
         *       "eligibility": [
         *         {
         *           "key": "turnover",
         *           "kind": "blocking",
         *           "label": {
         *             "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup"
         *           },
         *           "tracks": [],
         *           "phases": [],
         *           "prizes": [],
         *           "condition": {
         *             "any": [
         *               {
         *                 "test": {
         *                   "subject": "company",
         *                   "attribute": "revenue",
         *                   "operator": "at_least",
         *                   "least": 10000000,
         *                   "currency": "MAD"
         *                 }
         *               },
         *               {
         *                 "all": [
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "stage",
         *                       "operator": "in",
         *                       "values": [
         *                         "seed"
         *                       ]
         *                     }
         *                   },
         *                   {
         *                     "test": {
         *                       "subject": "company",
         *                       "attribute": "forecast_revenue",
         *                       "operator": "at_least",
         *                       "least": 10000000,
         *                       "least_excluded": true,
         *                       "currency": "MAD"
         *                     }
         *                   }
         *                 ]
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "consortium": {
         *         "rule": "required",
         *         "roles": [
         *           {
         *             "key": "associate",
         *             "label": {
         *               "fr": "Associé"
         *             },
         *             "funding": "expenses"
         *           }
         *         ],
         *         "tracks": [],
         *         "most_members": 5,
         *         "note": {
         *           "fr": null
         *         }
         *       },
         *       "entries_per_startup": 1,
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "key": "final",
         *           "section": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "label": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "help": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "kind": "short_text",
         *           "required": true,
         *           "limits": {
         *             "characters": null,
         *             "pages": 10,
         *             "seconds": null,
         *             "megabytes": 5,
         *             "least": null,
         *             "most": null,
         *             "media_types": [
         *               "application/pdf"
         *             ],
         *             "languages": [
         *               "fr",
         *               "en"
         *             ],
         *             "note": {
         *               "fr": "Arial 11, interligne simple"
         *             }
         *           },
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true,
         *           "personal_data": true,
         *           "tracks": [
         *             "final"
         *           ],
         *           "required_from": "final",
         *           "frozen_after": "final",
         *           "shown_if": {
         *             "question": "registered",
         *             "values": [
         *               "true"
         *             ]
         *           },
         *           "criteria": [
         *             "final"
         *           ]
         *         }
         *       ],
         *       "form_languages": [
         *         "form_languages"
         *       ],
         *       "answer_languages": [
         *         "answer_languages"
         *       ],
         *       "channels": [
         *         {
         *           "kind": "paper",
         *           "address": "12, avenue des FAR, Casablanca",
         *           "required": true,
         *           "instructions": {
         *             "fr": "Deux exemplaires reliés"
         *           }
         *         }
         *       ],
         *       "prizes": [
         *         {
         *           "key": "intilak",
         *           "kind": "co_financing",
         *           "label": {
         *             "fr": "Aide Intilak"
         *           },
         *           "rates": [
         *             {
         *               "label": {
         *                 "fr": "Toutes dépenses"
         *               },
         *               "percent": 90,
         *               "cap": {
         *                 "amount_minor": 100000000,
         *                 "currency": "MAD"
         *               }
         *             }
         *           ],
         *           "tax": "included",
         *           "tracks": [
         *             "intilak"
         *           ]
         *         }
         *       ],
         *       "terms": [
         *         {
         *           "key": "rules",
         *           "kind": "rules",
         *           "title": {
         *             "fr": "Règlement"
         *           },
         *           "text": {
         *             "fr": "Article 1 …"
         *           },
         *           "url": null,
         *           "accepted_for": "submission",
         *           "version": 1
         *         }
         *       ],
         *       "regimes": {
         *         "ip": "applicant_keeps",
         *         "ip_note": {
         *           "fr": null
         *         },
         *         "confidentiality": "shared_with_partners",
         *         "confidentiality_note": {
         *           "fr": null
         *         },
         *         "feedback": "on_request",
         *         "feedback_note": {
         *           "fr": null
         *         }
         *       },
         *       "links": [
         *         {
         *           "title": {
         *             "fr": "Cahier des charges"
         *           },
         *           "url": "https://ministere.example/cdc.pdf",
         *           "language": "fr"
         *         }
         *       ]
         *     }
         */
        PatchChallengeDocument: {
            title?: components["schemas"]["PatchLocalizedText"];
            /** @description The edition, such as `2027` or `third`. */
            edition?: string | null;
            /** @description The number or name under which the organiser files it. */
            reference?: string | null;
            /** @description The language that binds, where texts in several languages differ. */
            default_language?: components["schemas"]["Language"];
            summary?: components["schemas"]["PatchLocalizedText"];
            description?: components["schemas"]["PatchLocalizedText"];
            brief?: components["schemas"]["PatchLocalizedText"];
            after_selection?: components["schemas"]["PatchLocalizedText"];
            selection_note?: components["schemas"]["PatchLocalizedText"];
            /** @description What it costs to apply: 0 where it is free, null where the call does not say. */
            fee?: components["schemas"]["Money"] | null;
            location?: components["schemas"]["PatchLocalizedText"];
            /** @description Who stands behind it. */
            organisers?: components["schemas"]["OrganiserInput"][];
            /** @description Sectors, by slug. */
            sectors?: string[];
            /** @description Technologies, by slug or any known synonym; stored as slugs. An empty list means any technology. */
            technologies?: string[];
            /** @description Technopark sites, by slug. */
            sites?: string[];
            /**
             * Format: int32
             * @description How many startups can be selected.
             */
            seats?: number | null;
            /**
             * @description The IANA time zone in which the moments of the phases are given.
             * @example Africa/Casablanca
             */
            time_zone?: string;
            /** @description Days `YYYY-MM-DD` that are no working days, beside Saturdays and Sundays. */
            holidays?: string[];
            /** @description Tracks, lots, categories or themes. Without any the call is one. */
            tracks?: components["schemas"]["TrackInput"][];
            /** @description How an application comes to its track. */
            track_choice?: components["schemas"]["TrackChoice"];
            /** @description What happens when, in order. */
            phases?: components["schemas"]["PhaseInput"][];
            /** @description Who may apply. */
            eligibility?: components["schemas"]["EligibilityRuleInput"][];
            /** @description Whether and how several organisations apply together; null where the call does not say. */
            consortium?: components["schemas"]["ConsortiumInput"] | null;
            /**
             * Format: int32
             * @description How many applications one startup may have; null means one.
             */
            entries_per_startup?: number | null;
            /** @description The application form. */
            questions?: components["schemas"]["QuestionInput"][];
            /** @description BCP 47 tags of the languages of the form. */
            form_languages?: string[];
            /** @description BCP 47 tags of the languages in which answers may be given. */
            answer_languages?: string[];
            /** @description In which ways a dossier is handed in; an empty list means through this platform. */
            channels?: components["schemas"]["ChannelInput"][];
            /** @description What is to be won. */
            prizes?: components["schemas"]["PrizeInput"][];
            /** @description What applicants accept. */
            terms?: components["schemas"]["TermsInput"][];
            regimes?: components["schemas"]["PatchRegimes"];
            /** @description Documents and pages that belong to it. */
            links?: components["schemas"]["LinkInput"][];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "fr": "Irrigation connectée",
         *       "ar": "الري المتصل",
         *       "en": "Connected irrigation"
         *     }
         */
        PatchLocalizedText: {
            /** @description French. */
            fr?: string | null;
            /** @description Arabic. */
            ar?: string | null;
            /** @description English. */
            en?: string | null;
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "name": "Amina El Idrissi",
         *       "language": "ar"
         *     }
         */
        PatchMeContent: {
            /** @description How the person is called. */
            name?: string;
            /** @description The language of mails. */
            language?: components["schemas"]["Language"];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "profile": {
         *         "website": "https://startup.example"
         *       }
         *     }
         */
        PatchOrganisationContent: {
            /** @description Its name. */
            name?: string;
            profile?: components["schemas"]["PatchOrganisationProfile"];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "summary": {
         *         "fr": "Capteurs pour l'irrigation.",
         *         "ar": null,
         *         "en": null
         *       },
         *       "website": "https://startup.example",
         *       "region": "ma-04",
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "technologies": [
         *         "iot",
         *         "lora"
         *       ],
         *       "facts": {
         *         "country_of_registration": "MA",
         *         "founded_on": "2025-03-01",
         *         "stage": "mvp"
         *       },
         *       "ice": "001526374000085"
         *     }
         */
        PatchOrganisationProfile: {
            summary?: components["schemas"]["PatchLocalizedText"];
            /** @description Its web site. */
            website?: string | null;
            /** @description The region of its seat, by slug. */
            region?: string | null;
            /** @description Its sectors, by slug. */
            sectors?: string[];
            /** @description Its technologies, by slug or known synonym; stored as slugs. */
            technologies?: string[];
            /**
             * @description What else it says of itself, by attribute of eligibility: `country_of_registration`, `founded_on`, `employees`, `stage`, `trl`. It
             *     is as public as the profile, and tells which calls are open to it.
             */
            facts?: {
                [key: string]: components["schemas"]["FactValue"] | null;
            };
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. It is no identity card of a person. */
            ice?: string | null;
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        PatchProgrammeDocument: {
            title?: components["schemas"]["PatchLocalizedText"];
            summary?: components["schemas"]["PatchLocalizedText"];
            description?: components["schemas"]["PatchLocalizedText"];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "ip": "applicant_keeps",
         *       "ip_note": {
         *         "fr": null
         *       },
         *       "confidentiality": "shared_with_partners",
         *       "confidentiality_note": {
         *         "fr": null
         *       },
         *       "feedback": "on_request",
         *       "feedback_note": {
         *         "fr": null
         *       }
         *     }
         */
        PatchRegimes: {
            /** @description Who owns what comes of it; null where the call does not say. */
            ip?: components["schemas"]["IpRegime"] | null;
            ip_note?: components["schemas"]["PatchLocalizedText"];
            /** @description How dossiers are kept; null where the call does not say. */
            confidentiality?: components["schemas"]["ConfidentialityRegime"] | null;
            confidentiality_note?: components["schemas"]["PatchLocalizedText"];
            /** @description What applicants are told; null where the call does not say. */
            feedback?: components["schemas"]["FeedbackKind"] | null;
            feedback_note?: components["schemas"]["PatchLocalizedText"];
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "technologies": [
         *         "ai"
         *       ],
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "sites": [],
         *       "programme_id": null,
         *       "organisation_id": null,
         *       "q": "irrigation"
         *     }
         */
        PatchSavedQuery: {
            /** @description With one of these technologies, or with one that lies within it: slugs or known synonyms; stored as slugs. */
            technologies?: string[];
            /** @description Of one of these sectors, or of one that lies within it. */
            sectors?: string[];
            /** @description At one of these sites. */
            sites?: string[];
            /** @description Of this programme. */
            programme_id?: components["schemas"]["ProgrammeId"] | null;
            /** @description Of this organisation. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description With all these words. */
            q?: string | null;
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "name": "IA et irrigation",
         *       "query": {
         *         "technologies": [
         *           "IA"
         *         ],
         *         "q": "irrigation"
         *       },
         *       "notify": true
         *     }
         */
        PatchSavedSearchContent: {
            /** @description What its owner calls it. */
            name?: string;
            query?: components["schemas"]["PatchSavedQuery"];
            /** @description Whether mail tells of what is newly published for it: once a challenge, whatever its status. */
            notify?: boolean;
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "labels": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "synonyms": [
         *         "synonyms"
         *       ],
         *       "parents": [
         *         "parents"
         *       ],
         *       "details": {},
         *       "position": 1,
         *       "retired": true
         *     }
         */
        PatchTermContent: {
            labels?: components["schemas"]["PatchLocalizedText"];
            /** @description What else people type for it. */
            synonyms?: string[];
            /** @description What contains it, by slug. */
            parents?: string[];
            /** @description More facts. */
            details?: Record<string, never>;
            /**
             * Format: int64
             * @description Its place in lists.
             */
            position?: number;
            /** @description Whether it is retired: not offered any more, and kept where it is used. */
            retired?: boolean;
        };
        /**
         * @description A phase: a half-open window `[opens, closes)` with a purpose. Phases may overlap unless they are exclusive.
         * @example {
         *       "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "needs",
         *       "key": "final",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "location": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "opens": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z",
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "closes": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z",
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "opens_after": {
         *         "count": 10,
         *         "unit": "working_days",
         *         "phase": "results",
         *         "end": "closing",
         *         "count_most": null,
         *         "about": false
         *       },
         *       "closes_after": {
         *         "count": 10,
         *         "unit": "working_days",
         *         "phase": "results",
         *         "end": "closing",
         *         "count_most": null,
         *         "about": false
         *       },
         *       "tracks": [
         *         "final"
         *       ],
         *       "exclusive": true,
         *       "optional": true,
         *       "entry": {
         *         "from": [
         *           "pitch"
         *         ],
         *         "newcomers": true,
         *         "automatic": false
         *       },
         *       "intake": {
         *         "mode": "batches",
         *         "batches": [
         *           {
         *             "cut_off": {
         *               "local": "2027-03-31",
         *               "at": null,
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "decided": null,
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           }
         *         ],
         *         "paused": null
         *       },
         *       "review": {
         *         "rubric": {
         *           "criteria": [
         *             {
         *               "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "key": "innovation",
         *               "kind": "points",
         *               "label": {
         *                 "fr": "Innovation",
         *                 "ar": null,
         *                 "en": "Innovation"
         *               },
         *               "guidance": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "parent": null,
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "levels": [],
         *               "unit": null,
         *               "lower_is_better": false,
         *               "weight": 30,
         *               "threshold": null,
         *               "threshold_private": false,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ],
         *           "outline": [
         *             {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           ],
         *           "weights_total": 4.5,
         *           "aggregation": "mean",
         *           "threshold": 4.5,
         *           "threshold_private": true,
         *           "tie_break": [
         *             "final"
         *           ]
         *         },
         *         "track_rubrics": [
         *           {
         *             "track": "final",
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             }
         *           }
         *         ],
         *         "criteria_visible_to": "everybody",
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1,
         *         "note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       },
         *       "vote": {
         *         "electorate": "audience",
         *         "effect": "share_of_score",
         *         "measure": "votes",
         *         "percent": 20,
         *         "counts_in": "final",
         *         "note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         }
         *       },
         *       "cut": {
         *         "method": "ranking",
         *         "count": {
         *           "least": 10,
         *           "most": 10,
         *           "about": false
         *         },
         *         "scope": "overall",
         *         "quotas": [],
         *         "score_at_least": 60,
         *         "ties": "include",
         *         "reserve": 2,
         *         "note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         },
         *         "threshold_private": false
         *       },
         *       "figures": {
         *         "applications": {
         *           "least": 350,
         *           "about": true,
         *           "most": null
         *         },
         *         "participants": null,
         *         "selected": {
         *           "least": 20,
         *           "most": 20,
         *           "about": false
         *         },
         *         "countries": 31,
         *         "note": {
         *           "fr": null,
         *           "ar": null,
         *           "en": null
         *         }
         *       },
         *       "extensions": [
         *         {
         *           "previous": {
         *             "local": "2019-05-10",
         *             "at": null,
         *             "certainty": "exact",
         *             "time_zone": null,
         *             "note": null
         *           },
         *           "reason": "À la demande des porteurs de projet",
         *           "at": "2019-04-15T09:00:00.000000Z"
         *         }
         *       ]
         *     }
         */
        Phase: {
            /** @description Given by the server when the phase is new; sent back to keep it. */
            id: components["schemas"]["PhaseId"];
            /** @description What happens in it. */
            kind: components["schemas"]["PhaseKind"];
            /** @description A name by which other parts refer to it. */
            key: components["schemas"]["Key"] | null;
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description What happens and what participants hand in, in Markdown. */
            description: components["schemas"]["LocalizedText"];
            /** @description Where: a place, a fair, a web conference. */
            location: components["schemas"]["LocalizedText"];
            /** @description When it begins; a phase without a beginning waits for the one before. */
            opens: components["schemas"]["Moment"] | null;
            /** @description When it ends. */
            closes: components["schemas"]["Moment"] | null;
            /** @description How long after another moment it begins; the server computes `opens` from it where that moment is known. */
            opens_after: components["schemas"]["Distance"] | null;
            /** @description How long after its opening, or another moment, it ends; the server computes `closes` from it where that moment is known. */
            closes_after: components["schemas"]["Distance"] | null;
            /** @description The tracks that it belongs to; an empty list means all. */
            tracks: components["schemas"]["Key"][];
            /** @description It shares no moment with another exclusive phase of the same track. */
            exclusive: boolean;
            /** @description Participants may leave it out. */
            optional: boolean;
            /** @description Who enters it. */
            entry: components["schemas"]["Entry"];
            /** @description How applications are taken in; only in an application or registration phase. */
            intake: components["schemas"]["Intake"] | null;
            /** @description How the panel works; only and always in a review phase. */
            review: components["schemas"]["ReviewPolicy"] | null;
            /** @description Who votes, and what the vote decides; only in a vote phase. */
            vote: components["schemas"]["VotePolicy"] | null;
            /** @description Who gets further at its end. */
            cut: components["schemas"]["CutRule"] | null;
            /** @description What became of it, once it is known. */
            figures: components["schemas"]["Figures"] | null;
            /** @description How its closing moved, the first move first. On a public call an extension adds to it. */
            extensions: components["schemas"]["Extension"][];
        };
        /**
         * @description An end of a phase.
         *
         *     - `opening`: Its beginning.
         *     - `closing`: Its end.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        PhaseEnd: "opening" | "closing";
        /**
         * @description An identifier that begins with `phs_`.
         * @example phs_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        PhaseId: string;
        /**
         * @description A phase: a half-open window `[opens, closes)` with a purpose. Phases may overlap unless they are exclusive.
         * @example {
         *       "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "needs",
         *       "key": "final",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "location": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "opens": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z",
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "closes": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z",
         *         "certainty": "exact",
         *         "time_zone": null,
         *         "note": null
         *       },
         *       "opens_after": {
         *         "count": 10,
         *         "unit": "working_days",
         *         "phase": "results",
         *         "end": "closing"
         *       },
         *       "closes_after": {
         *         "count": 10,
         *         "unit": "working_days",
         *         "phase": "results",
         *         "end": "closing"
         *       },
         *       "tracks": [
         *         "final"
         *       ],
         *       "exclusive": true,
         *       "optional": true,
         *       "entry": {
         *         "from": [
         *           "pitch"
         *         ],
         *         "newcomers": true,
         *         "automatic": false
         *       },
         *       "intake": {
         *         "mode": "batches",
         *         "batches": [
         *           {
         *             "cut_off": {
         *               "local": "2027-03-31"
         *             },
         *             "decided": null
         *           }
         *         ],
         *         "paused": null
         *       },
         *       "review": {
         *         "rubric": {
         *           "criteria": [
         *             {
         *               "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "key": "innovation",
         *               "kind": "points",
         *               "label": {
         *                 "fr": "Innovation",
         *                 "ar": null,
         *                 "en": "Innovation"
         *               },
         *               "guidance": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "parent": null,
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "levels": [],
         *               "unit": null,
         *               "lower_is_better": false,
         *               "weight": 30,
         *               "threshold": null,
         *               "threshold_private": false,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ],
         *           "outline": [
         *             {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           ],
         *           "weights_total": 4.5,
         *           "aggregation": "mean",
         *           "threshold": 4.5,
         *           "threshold_private": true,
         *           "tie_break": [
         *             "final"
         *           ]
         *         },
         *         "track_rubrics": [
         *           {
         *             "track": "final",
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             }
         *           }
         *         ],
         *         "criteria_visible_to": "everybody",
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1,
         *         "note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       },
         *       "vote": {
         *         "electorate": "audience",
         *         "effect": "share_of_score",
         *         "measure": "votes",
         *         "percent": 20,
         *         "counts_in": "final",
         *         "note": {
         *           "fr": null
         *         }
         *       },
         *       "cut": {
         *         "method": "ranking",
         *         "count": {
         *           "least": 10,
         *           "most": 10
         *         },
         *         "scope": "overall",
         *         "quotas": [],
         *         "score_at_least": 60,
         *         "ties": "include",
         *         "reserve": 2,
         *         "note": {
         *           "fr": null
         *         }
         *       },
         *       "figures": {
         *         "applications": {
         *           "least": 350,
         *           "about": true
         *         },
         *         "participants": null,
         *         "selected": {
         *           "least": 20,
         *           "most": 20
         *         },
         *         "countries": 31,
         *         "note": {
         *           "fr": null
         *         }
         *       },
         *       "extensions": [
         *         {
         *           "previous": {
         *             "local": "2019-05-10"
         *           },
         *           "reason": "À la demande des porteurs de projet",
         *           "at": "2019-04-15T09:00:00.000000Z"
         *         }
         *       ]
         *     }
         */
        PhaseInput: {
            /** @description Given by the server when the phase is new; sent back to keep it. */
            id?: components["schemas"]["PhaseId"] | null;
            /** @description What happens in it. */
            kind: components["schemas"]["PhaseKind"];
            /** @description A name by which other parts refer to it. */
            key?: components["schemas"]["Key"] | null;
            /** @description Its name. */
            title?: components["schemas"]["LocalizedTextInput"];
            /** @description What happens and what participants hand in, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
            /** @description Where: a place, a fair, a web conference. */
            location?: components["schemas"]["LocalizedTextInput"];
            /** @description When it begins; a phase without a beginning waits for the one before. */
            opens?: components["schemas"]["MomentInput"] | null;
            /** @description When it ends. */
            closes?: components["schemas"]["MomentInput"] | null;
            /** @description How long after another moment it begins; the server computes `opens` from it where that moment is known. */
            opens_after?: components["schemas"]["DistanceInput"] | null;
            /** @description How long after its opening, or another moment, it ends; the server computes `closes` from it where that moment is known. */
            closes_after?: components["schemas"]["DistanceInput"] | null;
            /** @description The tracks that it belongs to; an empty list means all. */
            tracks?: components["schemas"]["Key"][];
            /** @description It shares no moment with another exclusive phase of the same track. */
            exclusive?: boolean;
            /** @description Participants may leave it out. */
            optional?: boolean;
            /** @description Who enters it. */
            entry?: components["schemas"]["EntryInput"];
            /** @description How applications are taken in; only in an application or registration phase. */
            intake?: components["schemas"]["IntakeInput"] | null;
            /** @description How the panel works; only and always in a review phase. */
            review?: components["schemas"]["ReviewPolicyInput"] | null;
            /** @description Who votes, and what the vote decides; only in a vote phase. */
            vote?: components["schemas"]["VotePolicyInput"] | null;
            /** @description Who gets further at its end. */
            cut?: components["schemas"]["CutRuleInput"] | null;
            /** @description What became of it, once it is known. */
            figures?: components["schemas"]["FiguresInput"] | null;
            /** @description How its closing moved, the first move first. On a public call an extension adds to it. */
            extensions?: components["schemas"]["ExtensionInput"][];
        };
        /**
         * @description What happens in a phase. The title says how the call names it.
         *
         *     - `needs`: Needs are collected before the call is written.
         *     - `information`: Announcements, information sessions, public questions and answers.
         *     - `registration`: Who wants to apply registers or sends a letter of intent.
         *     - `application`: Startups draft and submit applications.
         *     - `proposal`: Those who got further hand in more: a full proposal, a video, a revised offer.
         *     - `screening`: Dossiers are checked for form and eligibility.
         *     - `review`: A panel judges: preselection, expert review, interview, pitch, final.
         *     - `vote`: The public or a named electorate votes.
         *     - `verification`: What was claimed is verified: site visit, due diligence, references.
         *     - `objection`: Applicants object, correct formal defects, or answer to reviews.
         *     - `results`: Who got further is announced, before the last decision.
         *     - `award`: Winners are announced.
         *     - `contracting`: Agreements are signed.
         *     - `training`: Bootcamp, training, mentoring, hackathon, co-creation.
         *     - `build`: A prototype is built or tested: proof of concept, field test.
         *     - `acceleration`: Incubation, acceleration, market entry.
         *     - `pilot`: What follows the selection at the site of the sponsor.
         *     - `project`: The funded project is carried out.
         *     - `event`: Demo day, exhibition, matchmaking, ceremony.
         *     - `reporting`: Milestones are reviewed, reports are due.
         *     - `other`: Anything else.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        PhaseKind: "needs" | "information" | "registration" | "application" | "proposal" | "screening" | "review" | "vote" | "verification" | "objection" | "results" | "award" | "contracting" | "training" | "build" | "acceleration" | "pilot" | "project" | "event" | "reporting" | "other";
        /**
         * @description The results of one review phase.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "released_at": "2027-01-31T22:59:59.000000Z",
         *       "applications": 1,
         *       "refused": 1,
         *       "selected": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "title": "title",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           }
         *         }
         *       ],
         *       "reserve": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "title": "title",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           }
         *         }
         *       ]
         *     }
         */
        PhaseResultsView: {
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description When they were released. */
            released_at: components["schemas"]["Instant"] | null;
            /** @description How many applications were decided about. */
            applications: number;
            /** @description How many were refused; who, is told to nobody but themselves. */
            refused: number;
            /** @description Who takes a seat, by name. */
            selected: components["schemas"]["ResultView"][];
            /** @description Who takes a seat if one becomes free, by name. */
            reserve: components["schemas"]["ResultView"][];
        };
        /**
         * @description A review phase.
         * @example {
         *       "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "state": "planned",
         *       "policy": {
         *         "rubric": {
         *           "criteria": [
         *             {
         *               "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "key": "innovation",
         *               "kind": "points",
         *               "label": {
         *                 "fr": "Innovation",
         *                 "ar": null,
         *                 "en": "Innovation"
         *               },
         *               "guidance": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "parent": null,
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "levels": [],
         *               "unit": null,
         *               "lower_is_better": false,
         *               "weight": 30,
         *               "threshold": null,
         *               "threshold_private": false,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ],
         *           "outline": [
         *             {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           ],
         *           "weights_total": 4.5,
         *           "aggregation": "mean",
         *           "threshold": 4.5,
         *           "threshold_private": true,
         *           "tie_break": [
         *             "final"
         *           ]
         *         },
         *         "track_rubrics": [
         *           {
         *             "track": "final",
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                   "key": "innovation",
         *                   "kind": "points",
         *                   "label": {
         *                     "fr": "Innovation",
         *                     "ar": null,
         *                     "en": "Innovation"
         *                   },
         *                   "guidance": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "parent": null,
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "levels": [],
         *                   "unit": null,
         *                   "lower_is_better": false,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "threshold_private": false,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ],
         *               "outline": [
         *                 {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               ],
         *               "weights_total": 4.5,
         *               "aggregation": "mean",
         *               "threshold": 4.5,
         *               "threshold_private": true,
         *               "tie_break": [
         *                 "final"
         *               ]
         *             }
         *           }
         *         ],
         *         "criteria_visible_to": "everybody",
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1,
         *         "note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       },
         *       "rubric_version": 1,
         *       "seats": 1,
         *       "opens_at": "2027-01-31T22:59:59.000000Z",
         *       "closes_at": "2027-01-31T22:59:59.000000Z",
         *       "locked_at": "2027-01-31T22:59:59.000000Z",
         *       "locked_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "decided_at": "2027-01-31T22:59:59.000000Z",
         *       "decided_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "released_at": "2027-01-31T22:59:59.000000Z",
         *       "released_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "allowed_actions": [
         *         {
         *           "action": "submit",
         *           "allowed": false,
         *           "reason": "deadline_passed",
         *           "from": null
         *         }
         *       ]
         *     }
         */
        PhaseView: {
            /** @description Its identifier. */
            id: components["schemas"]["PhaseId"];
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description How far it is; `scoring` follows from the clock. */
            state: components["schemas"]["ReviewState"];
            /** @description How its panel works. */
            policy: components["schemas"]["ReviewPolicy"];
            /**
             * Format: int64
             * @description The version of the rubric by which is scored.
             */
            rubric_version: number;
            /**
             * Format: int32
             * @description How many applications can be selected.
             */
            seats: number;
            /** @description From when jurors score; null if as soon as the application window has closed. */
            opens_at: components["schemas"]["Instant"] | null;
            /** @description Until when they should; what ends scoring is the lock. */
            closes_at: components["schemas"]["Instant"] | null;
            /** @description When the panel was locked. */
            locked_at: components["schemas"]["Instant"] | null;
            /** @description Who locked it. */
            locked_by: components["schemas"]["UserId"] | null;
            /** @description When it was last decided. */
            decided_at: components["schemas"]["Instant"] | null;
            /** @description Who decided last: somebody else releases. */
            decided_by: components["schemas"]["UserId"] | null;
            /** @description When the decision was released. */
            released_at: components["schemas"]["Instant"] | null;
            /** @description Who released it. */
            released_by: components["schemas"]["UserId"] | null;
            /** @description What the caller may do with it. */
            allowed_actions: components["schemas"]["AllowedAction"][];
        };
        /**
         * @description A number with at most six decimals, kept exactly.
         * @example 4.5
         */
        Points: number;
        /**
         * @description One line of what is to be won.
         * @example {
         *       "key": "intilak",
         *       "kind": "co_financing",
         *       "label": {
         *         "fr": "Aide Intilak",
         *         "ar": null,
         *         "en": null
         *       },
         *       "rates": [
         *         {
         *           "label": {
         *             "fr": "Toutes dépenses",
         *             "ar": null,
         *             "en": null
         *           },
         *           "percent": 90,
         *           "cap": {
         *             "amount_minor": 100000000,
         *             "currency": "MAD"
         *           }
         *         }
         *       ],
         *       "tax": "included",
         *       "tracks": [
         *         "intilak"
         *       ],
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "phase": null,
         *       "rank": null,
         *       "rating": null,
         *       "part_of": null,
         *       "special": false,
         *       "amount": null,
         *       "up_to": false,
         *       "amount_least": null,
         *       "decided_later": false,
         *       "cap": null,
         *       "count": null,
         *       "tranches": [],
         *       "conditions": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "funders": []
         *     }
         */
        Prize: {
            /** @description A name by which rules refer to it. */
            key: components["schemas"]["Key"] | null;
            /** @description What it consists of. */
            kind: components["schemas"]["PrizeKind"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedText"];
            /** @description What is to be said of it, in Markdown. */
            description: components["schemas"]["LocalizedText"];
            /** @description The tracks in which it is won; an empty list means all. */
            tracks: components["schemas"]["Key"][];
            /** @description The phase at whose end it is won; left out, the last. */
            phase: components["schemas"]["Key"] | null;
            /**
             * Format: int32
             * @description The rank for which it is; left out, for each winner or by another rule.
             */
            rank: number | null;
            /** @description The rating for which it is. */
            rating: components["schemas"]["PrizeRating"] | null;
            /** @description The prize of which it is a part, and not paid beside it. */
            part_of: components["schemas"]["Key"] | null;
            /** @description It goes to a group of applicants or for one merit beside the ranking: women, the public's favourite, the best of a region. */
            special: boolean;
            /** @description What one winner gets; for a pool or an envelope, all of it together. Left out where it is decided later or has no value in money. */
            amount: components["schemas"]["Money"] | null;
            /** @description The amount is the most that one winner gets. */
            up_to: boolean;
            /** @description The least that one winner gets, where `amount` is the most. */
            amount_least: components["schemas"]["Money"] | null;
            /** @description The amount is decided after the selection: by the rating, by the number of winners, by the jury. */
            decided_later: boolean;
            /** @description The most that one winner gets out of a pool. */
            cap: components["schemas"]["Money"] | null;
            /** @description Shares of the costs that are paid, by kind of applicant. */
            rates: components["schemas"]["Rate"][];
            /** @description Whether amounts hold the taxes; left out where it is not said. */
            tax: components["schemas"]["Tax"] | null;
            /** @description How many are given. */
            count: components["schemas"]["Count"] | null;
            /** @description When it is paid, in parts. */
            tranches: components["schemas"]["Tranche"][];
            /** @description On which conditions it is given. */
            conditions: components["schemas"]["LocalizedText"];
            /** @description The organisers that pay for it. */
            funders: components["schemas"]["Key"][];
        };
        /**
         * @description One line of what is to be won.
         * @example {
         *       "key": "intilak",
         *       "kind": "co_financing",
         *       "label": {
         *         "fr": "Aide Intilak"
         *       },
         *       "rates": [
         *         {
         *           "label": {
         *             "fr": "Toutes dépenses"
         *           },
         *           "percent": 90,
         *           "cap": {
         *             "amount_minor": 100000000,
         *             "currency": "MAD"
         *           }
         *         }
         *       ],
         *       "tax": "included",
         *       "tracks": [
         *         "intilak"
         *       ]
         *     }
         */
        PrizeInput: {
            /** @description A name by which rules refer to it. */
            key?: components["schemas"]["Key"] | null;
            /** @description What it consists of. */
            kind: components["schemas"]["PrizeKind"];
            /** @description What it is called. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What is to be said of it, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
            /** @description The tracks in which it is won; an empty list means all. */
            tracks?: components["schemas"]["Key"][];
            /** @description The phase at whose end it is won; left out, the last. */
            phase?: components["schemas"]["Key"] | null;
            /**
             * Format: int32
             * @description The rank for which it is; left out, for each winner or by another rule.
             */
            rank?: number | null;
            /** @description The rating for which it is. */
            rating?: components["schemas"]["PrizeRating"] | null;
            /** @description The prize of which it is a part, and not paid beside it. */
            part_of?: components["schemas"]["Key"] | null;
            /** @description It goes to a group of applicants or for one merit beside the ranking: women, the public's favourite, the best of a region. */
            special?: boolean;
            /** @description What one winner gets; for a pool or an envelope, all of it together. Left out where it is decided later or has no value in money. */
            amount?: components["schemas"]["Money"] | null;
            /** @description The amount is the most that one winner gets. */
            up_to?: boolean;
            /** @description The least that one winner gets, where `amount` is the most. */
            amount_least?: components["schemas"]["Money"] | null;
            /** @description The amount is decided after the selection: by the rating, by the number of winners, by the jury. */
            decided_later?: boolean;
            /** @description The most that one winner gets out of a pool. */
            cap?: components["schemas"]["Money"] | null;
            /** @description Shares of the costs that are paid, by kind of applicant. */
            rates?: components["schemas"]["RateInput"][];
            /** @description Whether amounts hold the taxes; left out where it is not said. */
            tax?: components["schemas"]["Tax"] | null;
            /** @description How many are given. */
            count?: components["schemas"]["CountInput"] | null;
            /** @description When it is paid, in parts. */
            tranches?: components["schemas"]["TrancheInput"][];
            /** @description On which conditions it is given. */
            conditions?: components["schemas"]["LocalizedTextInput"];
            /** @description The organisers that pay for it. */
            funders?: components["schemas"]["Key"][];
        };
        /**
         * @description What a prize consists of.
         *
         *     - `cash`: Money for a rank or for each winner.
         *     - `grant`: A grant towards a project.
         *     - `co_financing`: A share of the costs, up to a cap.
         *     - `pool`: A pool that the winners share.
         *     - `envelope`: The envelope of the whole call; its other prizes are paid from it.
         *     - `loan`: A loan without interest, a recoverable advance.
         *     - `equity`: A share in the company.
         *     - `pilot_contract`: A contract for a proof of concept or a pilot.
         *     - `purchase`: A purchase or framework contract.
         *     - `incubation`: Incubation or hosting.
         *     - `acceleration`: Acceleration.
         *     - `mentoring`: Mentoring and coaching.
         *     - `training`: Training.
         *     - `in_kind`: Services, equipment, cloud credits, data or access.
         *     - `travel`: Travel and stay.
         *     - `exhibition`: A stand or a place at a fair.
         *     - `introductions`: Introductions to investors or customers.
         *     - `media`: Publicity.
         *     - `label`: A label or certificate.
         *     - `qualification`: Entry to another contest or phase.
         *     - `other`: Something else, or not said.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        PrizeKind: "cash" | "grant" | "co_financing" | "pool" | "envelope" | "loan" | "equity" | "pilot_contract" | "purchase" | "incubation" | "acceleration" | "mentoring" | "training" | "in_kind" | "travel" | "exhibition" | "introductions" | "media" | "label" | "qualification" | "other";
        /**
         * @description A rating that wins a prize.
         * @example {
         *       "criterion": "rating",
         *       "value": 4
         *     }
         */
        PrizeRating: {
            /** @description The criterion that is rated. */
            criterion: components["schemas"]["Key"];
            /** @description The value that wins. */
            value: components["schemas"]["Points"];
        };
        /**
         * @description Why a request was refused or failed (RFC 9457).
         * @example {
         *       "type": "/problems/deadline_passed",
         *       "title": "Date limite dépassée",
         *       "status": 409,
         *       "code": "deadline_passed",
         *       "detail": "La date limite était le 2027-03-31T22:59:59.000000Z.",
         *       "request_id": "01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "details": {
         *         "deadline": "2027-03-31T22:59:59.000000Z",
         *         "server_time": "2027-04-01T08:00:00.000000Z"
         *       },
         *       "errors": []
         *     }
         */
        Problem: {
            /**
             * Format: uri-reference
             * @description Where the code is explained.
             */
            type: string;
            /** @description Its short name, in the caller's language. */
            title: string;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The stable code; branch on this. New codes may be added. */
            code: components["schemas"]["Code"];
            /** @description What happened and what can be done, in the caller's language. */
            detail: string;
            /** @description The request, to quote in a report. */
            request_id: string;
            /** @description Facts behind the refusal, such as `deadline` and `server_time`. */
            details: {
                [key: string]: string;
            };
            /** @description The fields that are wrong. */
            errors: components["schemas"]["FieldProblem"][];
        };
        /**
         * @description A code, explained in one language.
         * @example {
         *       "code": "link_expired",
         *       "status": 410,
         *       "title": "Link expired",
         *       "detail": "This link has already been used or is no longer valid. Ask for a new one.",
         *       "advice": "Let the person ask for a new link.",
         *       "example": {
         *         "code": "link_expired"
         *       },
         *       "operations": [
         *         {
         *           "id": "accounts_verify",
         *           "method": "POST",
         *           "path": "/v1/accounts/verification",
         *           "tag": "accounts"
         *         }
         *       ]
         *     }
         */
        ProblemCodeView: {
            /** @description The code. */
            code: string;
            /**
             * Format: int32
             * @description The HTTP status; null for the code of a field.
             */
            status: number | null;
            /** @description Its short name. */
            title: string;
            /** @description What happened and what the person can do, with the facts of the example. */
            detail: string;
            /** @description What a program does with it. */
            advice: string;
            /** @description A problem with this code, or an entry of its `errors`. */
            example: Record<string, never>;
            /** @description The operations that can answer it. */
            operations: components["schemas"]["OperationRef"][];
        };
        /**
         * @description A code in a list.
         * @example {
         *       "code": "deadline_passed",
         *       "status": 409,
         *       "title": "Deadline passed",
         *       "url": "/problems/deadline_passed"
         *     }
         */
        ProblemSummary: {
            /** @description The code. */
            code: string;
            /**
             * Format: int32
             * @description The HTTP status; null for the code of a field.
             */
            status: number | null;
            /** @description Its short name. */
            title: string;
            /** @description Where it is explained. */
            url: string;
        };
        /**
         * @description Every code, in one language.
         * @example {
         *       "problems": [
         *         {
         *           "code": "deadline_passed",
         *           "status": 409,
         *           "title": "Deadline passed",
         *           "url": "/problems/deadline_passed"
         *         }
         *       ],
         *       "fields": [
         *         {
         *           "code": "deadline_passed",
         *           "status": 409,
         *           "title": "Deadline passed",
         *           "url": "/problems/deadline_passed"
         *         }
         *       ]
         *     }
         */
        ProblemsView: {
            /** @description The codes of problems. */
            problems: components["schemas"]["ProblemSummary"][];
            /** @description The codes of fields. */
            fields: components["schemas"]["ProblemSummary"][];
        };
        /**
         * @description A part of the profile of an organisation that answers a question.
         *
         *     - `name`: Its name.
         *     - `summary`: What it does.
         *     - `website`: Its web site.
         *     - `region`: The region of its seat.
         *     - `sectors`: Its sectors.
         *     - `technologies`: Its technologies.
         *     - `ice`: Its common company identifier.
         *     - `facts`: A fact that it tells of itself.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ProfileField: "name" | "summary" | "website" | "region" | "sectors" | "technologies" | "ice" | "facts";
        /**
         * @description A programme such as DigitAgri.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        ProgrammeDocument: {
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description One or two sentences. */
            summary: components["schemas"]["LocalizedText"];
            /** @description What it is about, in Markdown. */
            description: components["schemas"]["LocalizedText"];
        };
        /**
         * @description A programme such as DigitAgri.
         * @example {
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "summary": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        ProgrammeDocumentInput: {
            /** @description Its name. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description One or two sentences. */
            summary?: components["schemas"]["LocalizedTextInput"];
            /** @description What it is about, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description An identifier that begins with `prg_`.
         * @example prg_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        ProgrammeId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "document": {
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "summary": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           },
         *           "created_at": "2027-01-31T22:59:59.000000Z",
         *           "updated_at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ProgrammePage: {
            /** @description The items. */
            data: components["schemas"]["ProgrammeView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A programme.
         * @example {
         *       "id": "prg_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "document": {
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "description": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       },
         *       "created_at": "2027-01-31T22:59:59.000000Z",
         *       "updated_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        ProgrammeView: {
            /** @description Its identifier. */
            id: components["schemas"]["ProgrammeId"];
            /** @description The organisation that runs it, if it is not the operator's. */
            organisation_id: components["schemas"]["OrganisationId"] | null;
            /** @description What it says. */
            document: components["schemas"]["ProgrammeDocument"];
            /** @description When it was created. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description How far a review phase is: counts, never scores.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "state": "planned",
         *       "applications": 1,
         *       "reviews_per_application": 1,
         *       "assigned": 1,
         *       "completed": 1,
         *       "quarantined": 1,
         *       "coverage_missing": 1,
         *       "by_application": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "assigned": 1,
         *           "completed": 1
         *         }
         *       ],
         *       "by_juror": [
         *         {
         *           "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "assigned": 1,
         *           "completed": 1,
         *           "recused": 1,
         *           "declined": 1
         *         }
         *       ]
         *     }
         */
        ProgressView: {
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description Its state. */
            state: components["schemas"]["ReviewState"];
            /** @description How many applications it is about. */
            applications: number;
            /**
             * Format: int32
             * @description Completed sheets that each application needs.
             */
            reviews_per_application: number;
            /** @description How many assignments are with a juror. */
            assigned: number;
            /** @description How many completed sheets count. */
            completed: number;
            /** @description How many completed sheets are kept aside for a conflict of interest. */
            quarantined: number;
            /** @description How many applications lack completed sheets. */
            coverage_missing: number;
            /** @description By application; null for those who do not keep the panel, and before the deadline for applications. */
            by_application: components["schemas"]["ApplicationProgressView"][] | null;
            /** @description By juror; null for those who do not keep the panel, and before the deadline for applications. */
            by_juror: components["schemas"]["JurorProgressView"][] | null;
        };
        /**
         * @description An answer that is proposed to a question. It is whole: what does not fit the question is told and never cut.
         * @example {
         *       "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "answer": "Des sondes mesurent l'humidité du sol.",
         *       "source": {
         *         "application": {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "question": {
         *             "fr": "Votre solution",
         *             "ar": null,
         *             "en": null
         *           }
         *         }
         *       },
         *       "issues": []
         *     }
         */
        Proposal: {
            /** @description The question. */
            question_id: components["schemas"]["QuestionId"];
            /** @description The answer. */
            answer: components["schemas"]["AnswerValue"];
            /** @description Where it comes from. */
            source: components["schemas"]["ProposalSource"];
            /** @description What is to be changed before it can be saved. */
            issues: components["schemas"]["DossierIssue"][];
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "answer": "Des sondes mesurent l'humidité du sol.",
         *           "source": {
         *             "application": {
         *               "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "question": {
         *                 "fr": "Votre solution",
         *                 "ar": null,
         *                 "en": null
         *               }
         *             }
         *           },
         *           "issues": []
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        ProposalPage: {
            /** @description The items. */
            data: components["schemas"]["Proposal"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /** @description Where a proposal comes from. */
        ProposalSource: {
            /** @description The profile of the startup. */
            profile: {
                /** @description Which part of it. */
                field: components["schemas"]["ProfileField"];
            };
        } | {
            /** @description A dossier that the startup wrote before. */
            application: {
                /** @description The application. */
                application_id: components["schemas"]["ApplicationId"];
                /** @description The question that was answered there. */
                question: components["schemas"]["LocalizedText"];
            };
        };
        /**
         * @description One question of the application form.
         * @example {
         *       "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "key": "final",
         *       "section": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "label": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "help": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "kind": "short_text",
         *       "required": true,
         *       "limits": {
         *         "characters": null,
         *         "pages": 10,
         *         "seconds": null,
         *         "megabytes": 5,
         *         "least": null,
         *         "most": null,
         *         "media_types": [
         *           "application/pdf"
         *         ],
         *         "languages": [
         *           "fr",
         *           "en"
         *         ],
         *         "note": {
         *           "fr": "Arial 11, interligne simple",
         *           "ar": null,
         *           "en": null
         *         }
         *       },
         *       "max_words": 1,
         *       "options": [
         *         "options"
         *       ],
         *       "visible_to_jury": true,
         *       "personal_data": true,
         *       "tracks": [
         *         "final"
         *       ],
         *       "required_from": "final",
         *       "frozen_after": "final",
         *       "shown_if": {
         *         "question": "registered",
         *         "values": [
         *           "true"
         *         ]
         *       },
         *       "criteria": [
         *         "final"
         *       ]
         *     }
         */
        Question: {
            /** @description Given by the server when the question is new; sent back to keep it. */
            id: components["schemas"]["QuestionId"];
            /** @description A name by which other parts refer to it. */
            key: components["schemas"]["Key"] | null;
            /** @description The section of the form in which it stands. */
            section: components["schemas"]["LocalizedText"];
            /** @description The question. */
            label: components["schemas"]["LocalizedText"];
            /** @description What a good answer holds. */
            help: components["schemas"]["LocalizedText"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description Whether a submission needs an answer. */
            required: boolean;
            /** @description What an answer may measure. */
            limits: components["schemas"]["Limits"];
            /**
             * Format: int32
             * @description The most words a text may have: runs between white space. An elision (`l'eau`), a compound with hyphens and an Arabic word with
             *     its prefixes are one each.
             */
            max_words: number | null;
            /** @description The choices of a choice question. */
            options: string[];
            /** @description Whether a juror sees the answer. Leave it out for anything that tells who applies. */
            visible_to_jury: boolean;
            /** @description The answer is personal data: it is erased with the person, and never shown to jurors. */
            personal_data: boolean;
            /** @description The tracks in which it is asked; an empty list means all. */
            tracks: components["schemas"]["Key"][];
            /** @description The phase from whose opening an answer is needed; left out, at the first submission. */
            required_from: components["schemas"]["Key"] | null;
            /** @description The phase at whose closing the answer no longer changes; left out, with the application window. */
            frozen_after: components["schemas"]["Key"] | null;
            /** @description It is asked only where another answer is one of some values. */
            shown_if: components["schemas"]["AnswerCondition"] | null;
            /** @description The criteria that the answer speaks to. */
            criteria: components["schemas"]["Key"][];
        };
        /**
         * @description An identifier that begins with `qst_`.
         * @example qst_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        QuestionId: string;
        /**
         * @description One question of the application form.
         * @example {
         *       "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "key": "final",
         *       "section": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "label": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "help": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "kind": "short_text",
         *       "required": true,
         *       "limits": {
         *         "characters": null,
         *         "pages": 10,
         *         "seconds": null,
         *         "megabytes": 5,
         *         "least": null,
         *         "most": null,
         *         "media_types": [
         *           "application/pdf"
         *         ],
         *         "languages": [
         *           "fr",
         *           "en"
         *         ],
         *         "note": {
         *           "fr": "Arial 11, interligne simple"
         *         }
         *       },
         *       "max_words": 1,
         *       "options": [
         *         "options"
         *       ],
         *       "visible_to_jury": true,
         *       "personal_data": true,
         *       "tracks": [
         *         "final"
         *       ],
         *       "required_from": "final",
         *       "frozen_after": "final",
         *       "shown_if": {
         *         "question": "registered",
         *         "values": [
         *           "true"
         *         ]
         *       },
         *       "criteria": [
         *         "final"
         *       ]
         *     }
         */
        QuestionInput: {
            /** @description Given by the server when the question is new; sent back to keep it. */
            id?: components["schemas"]["QuestionId"] | null;
            /** @description A name by which other parts refer to it. */
            key?: components["schemas"]["Key"] | null;
            /** @description The section of the form in which it stands. */
            section?: components["schemas"]["LocalizedTextInput"];
            /** @description The question. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What a good answer holds. */
            help?: components["schemas"]["LocalizedTextInput"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description Whether a submission needs an answer. */
            required?: boolean;
            /** @description What an answer may measure. */
            limits?: components["schemas"]["LimitsInput"];
            /**
             * Format: int32
             * @description The most words a text may have: runs between white space. An elision (`l'eau`), a compound with hyphens and an Arabic word with
             *     its prefixes are one each.
             */
            max_words?: number | null;
            /** @description The choices of a choice question. */
            options?: string[];
            /** @description Whether a juror sees the answer. Leave it out for anything that tells who applies. */
            visible_to_jury?: boolean;
            /** @description The answer is personal data: it is erased with the person, and never shown to jurors. */
            personal_data?: boolean;
            /** @description The tracks in which it is asked; an empty list means all. */
            tracks?: components["schemas"]["Key"][];
            /** @description The phase from whose opening an answer is needed; left out, at the first submission. */
            required_from?: components["schemas"]["Key"] | null;
            /** @description The phase at whose closing the answer no longer changes; left out, with the application window. */
            frozen_after?: components["schemas"]["Key"] | null;
            /** @description It is asked only where another answer is one of some values. */
            shown_if?: components["schemas"]["AnswerCondition"] | null;
            /** @description The criteria that the answer speaks to. */
            criteria?: components["schemas"]["Key"][];
        };
        /**
         * @description What an answer looks like.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        QuestionKind: "short_text" | "long_text" | "number" | "url" | "boolean" | "choice" | "multiple_choice" | "date" | "email" | "video" | "file";
        /**
         * @description How far one question is.
         * @example {
         *       "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "label": {
         *         "fr": "Votre solution en 150 mots",
         *         "ar": null,
         *         "en": null
         *       },
         *       "kind": "long_text",
         *       "asked": true,
         *       "not_asked": null,
         *       "requirement": "now",
         *       "required_phase": null,
         *       "required_from": null,
         *       "answered": true,
         *       "outdated": null,
         *       "words": 162,
         *       "characters": 1040,
         *       "frozen": false,
         *       "frozen_from": "2027-03-31T23:59:59.000000Z",
         *       "issues": [
         *         {
         *           "pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "code": "too_long",
         *           "max": 150,
         *           "length": 162,
         *           "unit": "words"
         *         }
         *       ]
         *     }
         */
        QuestionStatus: {
            /** @description The question. */
            question_id: components["schemas"]["QuestionId"];
            /** @description Its text. */
            label: components["schemas"]["LocalizedText"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description Whether it is asked in this dossier at present. */
            asked: boolean;
            /** @description Why it is not asked; null where it is. */
            not_asked: components["schemas"]["NotAsked"] | null;
            /** @description Whether a submission needs an answer. Of a question that is not asked: whether it would. */
            requirement: components["schemas"]["Requirement"];
            /** @description The phase that asks for it; null where that is the first submission. */
            required_phase: components["schemas"]["Key"] | null;
            /** @description When that phase opens; null where that is not known. */
            required_from: components["schemas"]["Instant"] | null;
            /** @description Whether there is an answer. One that the form has made meaningless is none. */
            answered: boolean;
            /** @description Why the answer that is kept is none any more; null where it is one. */
            outdated: components["schemas"]["KeptReason"] | null;
            /** @description Words of the answer, as they are held against the limit; null for what is no text. */
            words: number | null;
            /** @description Characters of the answer, as they are held against the limit; null for what is no text. */
            characters: number | null;
            /** @description Whether the answer can no longer, or not yet, be changed. */
            frozen: boolean;
            /** @description The instant from which it no longer changes; null where that is not known, or never. */
            frozen_from: components["schemas"]["Instant"] | null;
            /** @description What is missing or wrong. */
            issues: components["schemas"]["DossierIssue"][];
        };
        /**
         * @description A number for a part of the field.
         * @example {
         *       "label": {
         *         "fr": "Afrique de l'Ouest",
         *         "ar": null,
         *         "en": null
         *       },
         *       "track": null,
         *       "count": {
         *         "least": 3,
         *         "most": 3,
         *         "about": false
         *       }
         *     }
         */
        Quota: {
            /** @description The part of the field. */
            label: components["schemas"]["LocalizedText"];
            /** @description The track, if the part is one. */
            track: components["schemas"]["Key"] | null;
            /** @description How many of it. */
            count: components["schemas"]["Count"];
        };
        /**
         * @description A number for a part of the field.
         * @example {
         *       "label": {
         *         "fr": "Afrique de l'Ouest"
         *       },
         *       "track": null,
         *       "count": {
         *         "least": 3,
         *         "most": 3
         *       }
         *     }
         */
        QuotaInput: {
            /** @description The part of the field. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description The track, if the part is one. */
            track?: components["schemas"]["Key"] | null;
            /** @description How many of it. */
            count: components["schemas"]["CountInput"];
        };
        /**
         * @description An application in a ranking, with its name.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "title": "title",
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "score": 1,
         *       "display": "72.33",
         *       "rank": 1,
         *       "tied": true,
         *       "reviews": 1,
         *       "excluded_reviews": [
         *         "asg_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       ],
         *       "criteria": [
         *         {
         *           "criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "mean": 3.6166666666666667
         *         }
         *       ],
         *       "below_threshold": true,
         *       "failed": [
         *         "crt_01kax3v8m0t2r4q6w8y0b1c2d3"
         *       ]
         *     }
         */
        RankedApplicationView: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description The name of the proposed solution. */
            title: string;
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationRef"] | null;
            /**
             * Format: double
             * @description The mean of its reviews, 0 to 100; null if no review counts.
             */
            score: number | null;
            /**
             * @description The score with two decimals, for people. Ranks come from the score.
             * @example 72.33
             */
            display: string | null;
            /**
             * Format: int32
             * @description Its rank; equal scores share one and the next is left out. Null for an application that failed a threshold or has no score.
             */
            rank: number | null;
            /** @description Whether another application has the same rank. */
            tied: boolean;
            /**
             * Format: int32
             * @description How many reviews count.
             */
            reviews: number;
            /** @description Assignments whose completed sheet does not count: less than half of the weight is scored. */
            excluded_reviews: components["schemas"]["AssignmentId"][];
            /** @description What the panel says on each criterion. */
            criteria: components["schemas"]["PanelValue"][];
            /** @description Whether its score is below the threshold of the rubric. */
            below_threshold: boolean;
            /** @description The criteria whose threshold it does not reach. */
            failed: components["schemas"]["CriterionId"][];
        };
        /**
         * @description The ranking of a review phase.
         * @example {
         *       "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "is_final": true,
         *       "rubric_version": 1,
         *       "method": "weighted_mean",
         *       "seat_line": {
         *         "seats": 3,
         *         "last_rank": 3,
         *         "tied_at_last_seat": []
         *       },
         *       "entries": [
         *         {
         *           "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "title": "title",
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "name": "name"
         *           },
         *           "score": 1,
         *           "display": "72.33",
         *           "rank": 1,
         *           "tied": true,
         *           "reviews": 1,
         *           "excluded_reviews": [
         *             "asg_01kax3v8m0t2r4q6w8y0b1c2d3"
         *           ],
         *           "criteria": [
         *             {
         *               "criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "mean": 3.6166666666666667
         *             }
         *           ],
         *           "below_threshold": true,
         *           "failed": [
         *             "crt_01kax3v8m0t2r4q6w8y0b1c2d3"
         *           ]
         *         }
         *       ]
         *     }
         */
        RankingView: {
            /** @description The review phase. */
            phase_id: components["schemas"]["PhaseId"];
            /** @description Whether the panel is locked: the ranking does not change any more. */
            is_final: boolean;
            /**
             * Format: int64
             * @description The version of the rubric by which was scored.
             */
            rubric_version: number;
            /**
             * @description How scores are made.
             * @example weighted_mean
             */
            method: string;
            /** @description Where the seats end. A tie across the last seat is for people to decide. */
            seat_line: components["schemas"]["SeatLine"];
            /** @description By rank, those without a rank last; within a rank the order means nothing. */
            entries: components["schemas"]["RankedApplicationView"][];
        };
        /**
         * @description A share of the costs.
         * @example {
         *       "label": {
         *         "fr": "Entreprise dirigée par une femme",
         *         "ar": null,
         *         "en": null
         *       },
         *       "percent": 80,
         *       "cap": {
         *         "amount_minor": 2500000,
         *         "currency": "USD"
         *       }
         *     }
         */
        Rate: {
            /** @description For whom: a size of company, women-owned, a member of the consortium. */
            label: components["schemas"]["LocalizedText"];
            /**
             * Format: int32
             * @description The share of the costs that is paid, in percent; null where the call does not say.
             */
            percent: number | null;
            /** @description The most that is paid. */
            cap: components["schemas"]["Money"] | null;
        };
        /**
         * @description A share of the costs.
         * @example {
         *       "label": {
         *         "fr": "Entreprise dirigée par une femme"
         *       },
         *       "percent": 80,
         *       "cap": {
         *         "amount_minor": 2500000,
         *         "currency": "USD"
         *       }
         *     }
         */
        RateInput: {
            /** @description For whom: a size of company, women-owned, a member of the consortium. */
            label?: components["schemas"]["LocalizedTextInput"];
            /**
             * Format: int32
             * @description The share of the costs that is paid, in percent; null where the call does not say.
             */
            percent?: number | null;
            /** @description The most that is paid. */
            cap?: components["schemas"]["Money"] | null;
        };
        /**
         * @description Whether a challenge can be approved and published, and what it lacks.
         * @example {
         *       "ready": true,
         *       "missing": [
         *         {
         *           "pointer": "pointer",
         *           "code": "required",
         *           "message": "message",
         *           "details": {}
         *         }
         *       ]
         *     }
         */
        ReadinessView: {
            /** @description Whether nothing is missing. */
            ready: boolean;
            /** @description What is missing, by pointer into the document. */
            missing: components["schemas"]["FieldProblem"][];
        };
        /**
         * @description An identifier that begins with `rcp_`.
         * @example rcp_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        ReceiptId: string;
        /**
         * @description The proof that a dossier was handed in. Keep the whole answer: with the public keys of `keys_list` it is verified without the server.
         * @example {
         *       "id": "rcp_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "version": 1,
         *       "submitted_at": "2027-01-31T22:59:59.000000Z",
         *       "submitted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "deadline": "2027-01-31T22:59:59.000000Z",
         *       "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *       "receipt": "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhcHBfMDEifQ.c2lnbmF0dXJl",
         *       "snapshot": {
         *         "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "version": 4,
         *         "document": {
         *           "title": "Irrigation pilotée par capteurs",
         *           "answers": {},
         *           "track": null,
         *           "team": [],
         *           "facts": {
         *             "track": null,
         *             "applicant": {
         *               "birth_date": "1990-05-01",
         *               "nationality": [
         *                 "MA"
         *               ]
         *             },
         *             "company": {
         *               "country_of_registration": "MA",
         *               "founded_on": "2025-03-01",
         *               "revenue": 4000000,
         *               "stage": "seed"
         *             },
         *             "team": {
         *               "team_size": 4
         *             },
         *             "partners": [
         *               {
         *                 "applicant_type": "research"
         *               }
         *             ],
         *             "project": {
         *               "budget": 900000
         *             },
         *             "solution": {
         *               "trl": 6
         *             },
         *             "declared": [
         *               "ip"
         *             ],
         *             "members": [],
         *             "lead": {}
         *           },
         *           "partners": []
         *         },
         *         "files": [],
         *         "form_version": 7,
         *         "eligibility_version": 7,
         *         "terms": {
         *           "rules": 2
         *         }
         *       },
         *       "eligibility": {
         *         "verdict": "met",
         *         "rules": [
         *           {
         *             "rule": "final",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "verdict": "met",
         *             "reason": "fits",
         *             "explanation": {
         *               "condition": "/test",
         *               "verdict": "not_met",
         *               "reason": "differs",
         *               "attribute": "revenue",
         *               "found": "4000000",
         *               "as_of": null,
         *               "parts": []
         *             },
         *             "tracks": [
         *               "final"
         *             ],
         *             "phases": [
         *               "final"
         *             ],
         *             "prizes": [
         *               "final"
         *             ]
         *           }
         *         ],
         *         "tracks": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "phases": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "prizes": [
         *           {
         *             "key": "intilak",
         *             "verdict": "met"
         *           }
         *         ],
         *         "computed_track": "final"
         *       },
         *       "terms": [
         *         {
         *           "key": "rules",
         *           "version": 2,
         *           "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *           "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "at": "2027-03-01T10:00:00.000000Z"
         *         }
         *       ]
         *     }
         */
        ReceiptView: {
            /** @description The receipt. */
            id: components["schemas"]["ReceiptId"];
            /**
             * Format: int64
             * @description The version of the application that was handed in.
             */
            version: number;
            /** @description When it was handed in. */
            submitted_at: components["schemas"]["Instant"];
            /** @description Who handed it in. */
            submitted_by: components["schemas"]["UserId"];
            /** @description The deadline that was in force for it; null where nothing closes. */
            deadline: components["schemas"]["Instant"] | null;
            /**
             * @description SHA-256 of the canonical form (RFC 8785) of `snapshot`, without members that are null or empty.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            digest: string;
            /**
             * @description The signed receipt: a compact JSON Web Signature (RFC 7515, EdDSA) whose claims hold the digest, the instant and the deadline.
             * @example eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhcHBfMDEifQ.c2lnbmF0dXJl
             */
            receipt: string;
            /** @description What was handed in. */
            snapshot: components["schemas"]["Snapshot"];
            /** @description What the rules of eligibility said of it then. */
            eligibility: components["schemas"]["EligibilityReport"];
            /** @description The terms that were accepted for it. */
            terms: components["schemas"]["AcceptedTerms"][];
        };
        /**
         * @description Property, confidentiality and feedback: a regime, and what else is to be said.
         * @example {
         *       "ip": "applicant_keeps",
         *       "ip_note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "confidentiality": "shared_with_partners",
         *       "confidentiality_note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "feedback": "on_request",
         *       "feedback_note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Regimes: {
            /** @description Who owns what comes of it; null where the call does not say. */
            ip: components["schemas"]["IpRegime"] | null;
            /** @description What else is to be said of property. */
            ip_note: components["schemas"]["LocalizedText"];
            /** @description How dossiers are kept; null where the call does not say. */
            confidentiality: components["schemas"]["ConfidentialityRegime"] | null;
            /** @description What else is to be said of confidentiality. */
            confidentiality_note: components["schemas"]["LocalizedText"];
            /** @description What applicants are told; null where the call does not say. */
            feedback: components["schemas"]["FeedbackKind"] | null;
            /** @description What else is to be said of feedback. */
            feedback_note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description Property, confidentiality and feedback: a regime, and what else is to be said.
         * @example {
         *       "ip": "applicant_keeps",
         *       "ip_note": {
         *         "fr": null
         *       },
         *       "confidentiality": "shared_with_partners",
         *       "confidentiality_note": {
         *         "fr": null
         *       },
         *       "feedback": "on_request",
         *       "feedback_note": {
         *         "fr": null
         *       }
         *     }
         */
        RegimesInput: {
            /** @description Who owns what comes of it; null where the call does not say. */
            ip?: components["schemas"]["IpRegime"] | null;
            /** @description What else is to be said of property. */
            ip_note?: components["schemas"]["LocalizedTextInput"];
            /** @description How dossiers are kept; null where the call does not say. */
            confidentiality?: components["schemas"]["ConfidentialityRegime"] | null;
            /** @description What else is to be said of confidentiality. */
            confidentiality_note?: components["schemas"]["LocalizedTextInput"];
            /** @description What applicants are told; null where the call does not say. */
            feedback?: components["schemas"]["FeedbackKind"] | null;
            /** @description What else is to be said of feedback. */
            feedback_note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description An identifier in a public register.
         * @example {
         *       "register": "RC",
         *       "place": "Casablanca",
         *       "number": "12345"
         *     }
         */
        Registration: {
            /** @description The register: `ICE`, `IF`, `RC`, or its name elsewhere. */
            register: string;
            /** @description The court or place that keeps it; a number of the trade register is unique only there. */
            place: string | null;
            /** @description The identifier, as text: leading zeros count. */
            number: string;
        };
        /**
         * @description An identifier in a public register.
         * @example {
         *       "register": "RC",
         *       "place": "Casablanca",
         *       "number": "12345"
         *     }
         */
        RegistrationInput: {
            /** @description The register: `ICE`, `IF`, `RC`, or its name elsewhere. */
            register: string;
            /** @description The court or place that keeps it; a number of the trade register is unique only there. */
            place?: string | null;
            /** @description The identifier, as text: leading zeros count. */
            number: string;
        };
        /**
         * @description What a member may do.
         * @example {
         *       "role": "editor"
         *     }
         */
        ReplaceMemberRole: {
            /** @description The role. */
            role: components["schemas"]["MemberRole"];
        };
        /**
         * @description Whether a submission needs an answer.
         *
         *     - `optional`: It does not.
         *     - `now`: It does.
         *     - `later`: It will, from the opening of a later phase.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Requirement: "optional" | "now" | "later";
        /**
         * @description Which version to bring back.
         * @example {
         *       "version": 3
         *     }
         */
        RestoreVersion: {
            /**
             * Format: int64
             * @description A version of `applications_versions`.
             */
            version: number;
        };
        /**
         * @description An application in the results.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "title": "title",
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       }
         *     }
         */
        ResultView: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description The name of the solution. */
            title: string;
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationRef"];
        };
        /**
         * @description The results of a challenge.
         * @example {
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "phases": [
         *         {
         *           "phase_id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "released_at": "2027-01-31T22:59:59.000000Z",
         *           "applications": 1,
         *           "refused": 1,
         *           "selected": [
         *             {
         *               "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "title": "title",
         *               "organisation": {
         *                 "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "name": "name"
         *               }
         *             }
         *           ],
         *           "reserve": [
         *             {
         *               "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *               "title": "title",
         *               "organisation": {
         *                 "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "name": "name"
         *               }
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        ResultsView: {
            /** @description The challenge. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description Its name. */
            challenge_title: components["schemas"]["LocalizedText"];
            /** @description The review phases whose decision is released, in their order. */
            phases: components["schemas"]["PhaseResultsView"][];
        };
        /**
         * @description How a panel works.
         * @example {
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "innovation",
         *             "kind": "points",
         *             "label": {
         *               "fr": "Innovation",
         *               "ar": null,
         *               "en": "Innovation"
         *             },
         *             "guidance": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "parent": null,
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "levels": [],
         *             "unit": null,
         *             "lower_is_better": false,
         *             "weight": 30,
         *             "threshold": null,
         *             "threshold_private": false,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ],
         *         "outline": [
         *           {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         ],
         *         "weights_total": 4.5,
         *         "aggregation": "mean",
         *         "threshold": 4.5,
         *         "threshold_private": true,
         *         "tie_break": [
         *           "final"
         *         ]
         *       },
         *       "track_rubrics": [
         *         {
         *           "track": "final",
         *           "rubric": {
         *             "criteria": [
         *               {
         *                 "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "key": "innovation",
         *                 "kind": "points",
         *                 "label": {
         *                   "fr": "Innovation",
         *                   "ar": null,
         *                   "en": "Innovation"
         *                 },
         *                 "guidance": {
         *                   "fr": null,
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "parent": null,
         *                 "min": 0,
         *                 "max": 5,
         *                 "step": 0.5,
         *                 "levels": [],
         *                 "unit": null,
         *                 "lower_is_better": false,
         *                 "weight": 30,
         *                 "threshold": null,
         *                 "threshold_private": false,
         *                 "required": true,
         *                 "comment_required": false
         *               }
         *             ],
         *             "outline": [
         *               {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             ],
         *             "weights_total": 4.5,
         *             "aggregation": "mean",
         *             "threshold": 4.5,
         *             "threshold_private": true,
         *             "tie_break": [
         *               "final"
         *             ]
         *           }
         *         }
         *       ],
         *       "criteria_visible_to": "everybody",
         *       "blind": true,
         *       "sealed": true,
         *       "reviews_per_application": 1,
         *       "note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        ReviewPolicy: {
            /** @description What jurors score by. */
            rubric: components["schemas"]["Rubric"];
            /** @description What they score by instead in some tracks. */
            track_rubrics: components["schemas"]["TrackRubric"][];
            /** @description To whom the criteria are shown. */
            criteria_visible_to: components["schemas"]["CriteriaVisibility"];
            /** @description Jurors do not learn who applies. */
            blind: boolean;
            /** @description Nobody sees a score or a count of scores until the panel is locked. */
            sealed: boolean;
            /**
             * Format: int32
             * @description Completed sheets that each application needs before the panel can be locked.
             */
            reviews_per_application: number;
            /** @description How the panel is composed and works, for people. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description How a panel works.
         * @example {
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "innovation",
         *             "kind": "points",
         *             "label": {
         *               "fr": "Innovation",
         *               "ar": null,
         *               "en": "Innovation"
         *             },
         *             "guidance": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "parent": null,
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "levels": [],
         *             "unit": null,
         *             "lower_is_better": false,
         *             "weight": 30,
         *             "threshold": null,
         *             "threshold_private": false,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ],
         *         "outline": [
         *           {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         ],
         *         "weights_total": 4.5,
         *         "aggregation": "mean",
         *         "threshold": 4.5,
         *         "threshold_private": true,
         *         "tie_break": [
         *           "final"
         *         ]
         *       },
         *       "track_rubrics": [
         *         {
         *           "track": "final",
         *           "rubric": {
         *             "criteria": [
         *               {
         *                 "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "key": "innovation",
         *                 "kind": "points",
         *                 "label": {
         *                   "fr": "Innovation",
         *                   "ar": null,
         *                   "en": "Innovation"
         *                 },
         *                 "guidance": {
         *                   "fr": null,
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "parent": null,
         *                 "min": 0,
         *                 "max": 5,
         *                 "step": 0.5,
         *                 "levels": [],
         *                 "unit": null,
         *                 "lower_is_better": false,
         *                 "weight": 30,
         *                 "threshold": null,
         *                 "threshold_private": false,
         *                 "required": true,
         *                 "comment_required": false
         *               }
         *             ],
         *             "outline": [
         *               {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             ],
         *             "weights_total": 4.5,
         *             "aggregation": "mean",
         *             "threshold": 4.5,
         *             "threshold_private": true,
         *             "tie_break": [
         *               "final"
         *             ]
         *           }
         *         }
         *       ],
         *       "criteria_visible_to": "everybody",
         *       "blind": true,
         *       "sealed": true,
         *       "reviews_per_application": 1,
         *       "note": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        ReviewPolicyInput: {
            /** @description What jurors score by. */
            rubric: components["schemas"]["RubricInput"];
            /** @description What they score by instead in some tracks. */
            track_rubrics?: components["schemas"]["TrackRubricInput"][];
            /** @description To whom the criteria are shown. */
            criteria_visible_to?: components["schemas"]["CriteriaVisibility"];
            /** @description Jurors do not learn who applies. */
            blind?: boolean;
            /** @description Nobody sees a score or a count of scores until the panel is locked. */
            sealed?: boolean;
            /**
             * Format: int32
             * @description Completed sheets that each application needs before the panel can be locked.
             */
            reviews_per_application?: number;
            /** @description How the panel is composed and works, for people. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description The stored state of a review phase; it is `scoring` from its opening instant until it is locked.
         *
         *     - `planned`: Not yet scoring.
         *     - `scoring`: Jurors score.
         *     - `locked`: No score changes any more.
         *     - `decided`: Decided, and not released.
         *     - `released`: The outcome is out.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        ReviewState: "planned" | "scoring" | "locked" | "decided" | "released";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "version": 1,
         *           "state": "draft",
         *           "document": {
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "edition": "edition",
         *             "reference": "reference",
         *             "default_language": "fr",
         *             "summary": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "brief": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "after_selection": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "selection_note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "fee": {
         *               "amount_minor": 20000000,
         *               "currency": "MAD"
         *             },
         *             "location": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "organisers": [
         *               {
         *                 "key": "add",
         *                 "name": "Agence de développement du digital",
         *                 "kind": "agency",
         *                 "country": "MA",
         *                 "roles": [
         *                   "funder"
         *                 ],
         *                 "share_percent": 30,
         *                 "organisation_id": null,
         *                 "registrations": [],
         *                 "note": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 }
         *               }
         *             ],
         *             "sectors": [
         *               "sectors"
         *             ],
         *             "technologies": [
         *               "technologies"
         *             ],
         *             "sites": [
         *               "sites"
         *             ],
         *             "seats": 1,
         *             "time_zone": "Africa/Casablanca",
         *             "holidays": [
         *               "holidays"
         *             ],
         *             "tracks": [
         *               {
         *                 "key": "cleantech",
         *                 "title": {
         *                   "fr": "CleanTech",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "summary": {
         *                   "fr": null,
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "description": {
         *                   "fr": null,
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "seats": 5,
         *                 "sectors": [
         *                   "cleantech"
         *                 ],
         *                 "technologies": [],
         *                 "organisers": []
         *               }
         *             ],
         *             "track_choice": "applicant",
         *             "phases": [
         *               {
         *                 "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "kind": "needs",
         *                 "key": "final",
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "description": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "location": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "opens": {
         *                   "local": "2027-03-31T23:59:59",
         *                   "at": "2027-03-31T23:59:59.000000Z",
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "closes": {
         *                   "local": "2027-03-31T23:59:59",
         *                   "at": "2027-03-31T23:59:59.000000Z",
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "opens_after": {
         *                   "count": 10,
         *                   "unit": "working_days",
         *                   "phase": "results",
         *                   "end": "closing",
         *                   "count_most": null,
         *                   "about": false
         *                 },
         *                 "closes_after": {
         *                   "count": 10,
         *                   "unit": "working_days",
         *                   "phase": "results",
         *                   "end": "closing",
         *                   "count_most": null,
         *                   "about": false
         *                 },
         *                 "tracks": [
         *                   "final"
         *                 ],
         *                 "exclusive": true,
         *                 "optional": true,
         *                 "entry": {
         *                   "from": [
         *                     "pitch"
         *                   ],
         *                   "newcomers": true,
         *                   "automatic": false
         *                 },
         *                 "intake": {
         *                   "mode": "batches",
         *                   "batches": [
         *                     {
         *                       "cut_off": {
         *                         "local": "2027-03-31",
         *                         "at": null,
         *                         "certainty": "exact",
         *                         "time_zone": null,
         *                         "note": null
         *                       },
         *                       "decided": null,
         *                       "title": {
         *                         "fr": "Irrigation connectée",
         *                         "ar": "الري المتصل",
         *                         "en": "Connected irrigation"
         *                       }
         *                     }
         *                   ],
         *                   "paused": null
         *                 },
         *                 "review": {
         *                   "rubric": {
         *                     "criteria": [
         *                       {
         *                         "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                         "key": "innovation",
         *                         "kind": "points",
         *                         "label": {
         *                           "fr": "Innovation",
         *                           "ar": null,
         *                           "en": "Innovation"
         *                         },
         *                         "guidance": {
         *                           "fr": null,
         *                           "ar": null,
         *                           "en": null
         *                         },
         *                         "parent": null,
         *                         "min": 0,
         *                         "max": 5,
         *                         "step": 0.5,
         *                         "levels": [],
         *                         "unit": null,
         *                         "lower_is_better": false,
         *                         "weight": 30,
         *                         "threshold": null,
         *                         "threshold_private": false,
         *                         "required": true,
         *                         "comment_required": false
         *                       }
         *                     ],
         *                     "outline": [
         *                       {
         *                         "fr": "Irrigation connectée",
         *                         "ar": "الري المتصل",
         *                         "en": "Connected irrigation"
         *                       }
         *                     ],
         *                     "weights_total": 4.5,
         *                     "aggregation": "mean",
         *                     "threshold": 4.5,
         *                     "threshold_private": true,
         *                     "tie_break": [
         *                       "final"
         *                     ]
         *                   },
         *                   "track_rubrics": [
         *                     {
         *                       "track": "final",
         *                       "rubric": {
         *                         "criteria": [
         *                           {
         *                             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                             "key": "innovation",
         *                             "kind": "points",
         *                             "label": {
         *                               "fr": "Innovation",
         *                               "ar": null,
         *                               "en": "Innovation"
         *                             },
         *                             "guidance": {
         *                               "fr": null,
         *                               "ar": null,
         *                               "en": null
         *                             },
         *                             "parent": null,
         *                             "min": 0,
         *                             "max": 5,
         *                             "step": 0.5,
         *                             "levels": [],
         *                             "unit": null,
         *                             "lower_is_better": false,
         *                             "weight": 30,
         *                             "threshold": null,
         *                             "threshold_private": false,
         *                             "required": true,
         *                             "comment_required": false
         *                           }
         *                         ],
         *                         "outline": [
         *                           {
         *                             "fr": "Irrigation connectée",
         *                             "ar": "الري المتصل",
         *                             "en": "Connected irrigation"
         *                           }
         *                         ],
         *                         "weights_total": 4.5,
         *                         "aggregation": "mean",
         *                         "threshold": 4.5,
         *                         "threshold_private": true,
         *                         "tie_break": [
         *                           "final"
         *                         ]
         *                       }
         *                     }
         *                   ],
         *                   "criteria_visible_to": "everybody",
         *                   "blind": true,
         *                   "sealed": true,
         *                   "reviews_per_application": 1,
         *                   "note": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 },
         *                 "vote": {
         *                   "electorate": "audience",
         *                   "effect": "share_of_score",
         *                   "measure": "votes",
         *                   "percent": 20,
         *                   "counts_in": "final",
         *                   "note": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   }
         *                 },
         *                 "cut": {
         *                   "method": "ranking",
         *                   "count": {
         *                     "least": 10,
         *                     "most": 10,
         *                     "about": false
         *                   },
         *                   "scope": "overall",
         *                   "quotas": [],
         *                   "score_at_least": 60,
         *                   "ties": "include",
         *                   "reserve": 2,
         *                   "note": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "threshold_private": false
         *                 },
         *                 "figures": {
         *                   "applications": {
         *                     "least": 350,
         *                     "about": true,
         *                     "most": null
         *                   },
         *                   "participants": null,
         *                   "selected": {
         *                     "least": 20,
         *                     "most": 20,
         *                     "about": false
         *                   },
         *                   "countries": 31,
         *                   "note": {
         *                     "fr": null,
         *                     "ar": null,
         *                     "en": null
         *                   }
         *                 },
         *                 "extensions": [
         *                   {
         *                     "previous": {
         *                       "local": "2019-05-10",
         *                       "at": null,
         *                       "certainty": "exact",
         *                       "time_zone": null,
         *                       "note": null
         *                     },
         *                     "reason": "À la demande des porteurs de projet",
         *                     "at": "2019-04-15T09:00:00.000000Z"
         *                   }
         *                 ]
         *               }
         *             ],
         *             "eligibility": [
         *               {
         *                 "key": "turnover",
         *                 "kind": "blocking",
         *                 "label": {
         *                   "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "tracks": [],
         *                 "phases": [],
         *                 "prizes": [],
         *                 "condition": {
         *                   "any": [
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "revenue",
         *                         "operator": "at_least",
         *                         "least": 10000000,
         *                         "currency": "MAD",
         *                         "values": [],
         *                         "groups": [],
         *                         "list": null,
         *                         "least_excluded": false,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "as_of": null
         *                       }
         *                     },
         *                     {
         *                       "all": [
         *                         {
         *                           "test": {
         *                             "subject": "company",
         *                             "attribute": "stage",
         *                             "operator": "in",
         *                             "values": [
         *                               "seed"
         *                             ],
         *                             "groups": [],
         *                             "list": null,
         *                             "least": null,
         *                             "least_excluded": false,
         *                             "most": null,
         *                             "most_excluded": false,
         *                             "currency": null,
         *                             "as_of": null
         *                           }
         *                         },
         *                         {
         *                           "test": {
         *                             "subject": "company",
         *                             "attribute": "forecast_revenue",
         *                             "operator": "at_least",
         *                             "least": 10000000,
         *                             "least_excluded": true,
         *                             "currency": "MAD",
         *                             "values": [],
         *                             "groups": [],
         *                             "list": null,
         *                             "most": null,
         *                             "most_excluded": false,
         *                             "as_of": null
         *                           }
         *                         }
         *                       ]
         *                     }
         *                   ]
         *                 }
         *               }
         *             ],
         *             "consortium": {
         *               "rule": "required",
         *               "roles": [
         *                 {
         *                   "key": "associate",
         *                   "label": {
         *                     "fr": "Associé",
         *                     "ar": null,
         *                     "en": null
         *                   },
         *                   "funding": "expenses"
         *                 }
         *               ],
         *               "tracks": [],
         *               "most_members": 5,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "entries_per_startup": 1,
         *             "questions": [
         *               {
         *                 "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "key": "final",
         *                 "section": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "label": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "help": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "kind": "short_text",
         *                 "required": true,
         *                 "limits": {
         *                   "characters": null,
         *                   "pages": 10,
         *                   "seconds": null,
         *                   "megabytes": 5,
         *                   "least": null,
         *                   "most": null,
         *                   "media_types": [
         *                     "application/pdf"
         *                   ],
         *                   "languages": [
         *                     "fr",
         *                     "en"
         *                   ],
         *                   "note": {
         *                     "fr": "Arial 11, interligne simple",
         *                     "ar": null,
         *                     "en": null
         *                   }
         *                 },
         *                 "max_words": 1,
         *                 "options": [
         *                   "options"
         *                 ],
         *                 "visible_to_jury": true,
         *                 "personal_data": true,
         *                 "tracks": [
         *                   "final"
         *                 ],
         *                 "required_from": "final",
         *                 "frozen_after": "final",
         *                 "shown_if": {
         *                   "question": "registered",
         *                   "values": [
         *                     "true"
         *                   ]
         *                 },
         *                 "criteria": [
         *                   "final"
         *                 ]
         *               }
         *             ],
         *             "form_languages": [
         *               "form_languages"
         *             ],
         *             "answer_languages": [
         *               "answer_languages"
         *             ],
         *             "channels": [
         *               {
         *                 "kind": "paper",
         *                 "address": "12, avenue des FAR, Casablanca",
         *                 "required": true,
         *                 "instructions": {
         *                   "fr": "Deux exemplaires reliés",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "phase": null
         *               }
         *             ],
         *             "prizes": [
         *               {
         *                 "key": "intilak",
         *                 "kind": "co_financing",
         *                 "label": {
         *                   "fr": "Aide Intilak",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "rates": [
         *                   {
         *                     "label": {
         *                       "fr": "Toutes dépenses",
         *                       "ar": null,
         *                       "en": null
         *                     },
         *                     "percent": 90,
         *                     "cap": {
         *                       "amount_minor": 100000000,
         *                       "currency": "MAD"
         *                     }
         *                   }
         *                 ],
         *                 "tax": "included",
         *                 "tracks": [
         *                   "intilak"
         *                 ],
         *                 "description": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "phase": null,
         *                 "rank": null,
         *                 "rating": null,
         *                 "part_of": null,
         *                 "special": false,
         *                 "amount": null,
         *                 "up_to": false,
         *                 "amount_least": null,
         *                 "decided_later": false,
         *                 "cap": null,
         *                 "count": null,
         *                 "tranches": [],
         *                 "conditions": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "funders": []
         *               }
         *             ],
         *             "terms": [
         *               {
         *                 "key": "rules",
         *                 "kind": "rules",
         *                 "title": {
         *                   "fr": "Règlement",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "text": {
         *                   "fr": "Article 1 …",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "url": null,
         *                 "accepted_for": "submission",
         *                 "version": 1
         *               }
         *             ],
         *             "regimes": {
         *               "ip": "applicant_keeps",
         *               "ip_note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "confidentiality": "shared_with_partners",
         *               "confidentiality_note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "feedback": "on_request",
         *               "feedback_note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "links": [
         *               {
         *                 "title": {
         *                   "fr": "Cahier des charges",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "url": "https://ministere.example/cdc.pdf",
         *                 "language": "fr"
         *               }
         *             ]
         *           },
         *           "changes": [
         *             {
         *               "pointer": "/seats",
         *               "before": 10,
         *               "after": 12
         *             }
         *           ],
         *           "note": "note",
         *           "actor_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "at": "2027-01-31T22:59:59.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        RevisionPage: {
            /** @description The items. */
            data: components["schemas"]["RevisionView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description What a challenge said and was at a version.
         * @example {
         *       "version": 1,
         *       "state": "draft",
         *       "document": {
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "edition": "edition",
         *         "reference": "reference",
         *         "default_language": "fr",
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "description": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "brief": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "after_selection": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "selection_note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "fee": {
         *           "amount_minor": 20000000,
         *           "currency": "MAD"
         *         },
         *         "location": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "organisers": [
         *           {
         *             "key": "add",
         *             "name": "Agence de développement du digital",
         *             "kind": "agency",
         *             "country": "MA",
         *             "roles": [
         *               "funder"
         *             ],
         *             "share_percent": 30,
         *             "organisation_id": null,
         *             "registrations": [],
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           }
         *         ],
         *         "sectors": [
         *           "sectors"
         *         ],
         *         "technologies": [
         *           "technologies"
         *         ],
         *         "sites": [
         *           "sites"
         *         ],
         *         "seats": 1,
         *         "time_zone": "Africa/Casablanca",
         *         "holidays": [
         *           "holidays"
         *         ],
         *         "tracks": [
         *           {
         *             "key": "cleantech",
         *             "title": {
         *               "fr": "CleanTech",
         *               "ar": null,
         *               "en": null
         *             },
         *             "summary": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "description": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "seats": 5,
         *             "sectors": [
         *               "cleantech"
         *             ],
         *             "technologies": [],
         *             "organisers": []
         *           }
         *         ],
         *         "track_choice": "applicant",
         *         "phases": [
         *           {
         *             "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "needs",
         *             "key": "final",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "location": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "opens": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "closes": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "opens_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "closes_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "tracks": [
         *               "final"
         *             ],
         *             "exclusive": true,
         *             "optional": true,
         *             "entry": {
         *               "from": [
         *                 "pitch"
         *               ],
         *               "newcomers": true,
         *               "automatic": false
         *             },
         *             "intake": {
         *               "mode": "batches",
         *               "batches": [
         *                 {
         *                   "cut_off": {
         *                     "local": "2027-03-31",
         *                     "at": null,
         *                     "certainty": "exact",
         *                     "time_zone": null,
         *                     "note": null
         *                   },
         *                   "decided": null,
         *                   "title": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 }
         *               ],
         *               "paused": null
         *             },
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                     "key": "innovation",
         *                     "kind": "points",
         *                     "label": {
         *                       "fr": "Innovation",
         *                       "ar": null,
         *                       "en": "Innovation"
         *                     },
         *                     "guidance": {
         *                       "fr": null,
         *                       "ar": null,
         *                       "en": null
         *                     },
         *                     "parent": null,
         *                     "min": 0,
         *                     "max": 5,
         *                     "step": 0.5,
         *                     "levels": [],
         *                     "unit": null,
         *                     "lower_is_better": false,
         *                     "weight": 30,
         *                     "threshold": null,
         *                     "threshold_private": false,
         *                     "required": true,
         *                     "comment_required": false
         *                   }
         *                 ],
         *                 "outline": [
         *                   {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 ],
         *                 "weights_total": 4.5,
         *                 "aggregation": "mean",
         *                 "threshold": 4.5,
         *                 "threshold_private": true,
         *                 "tie_break": [
         *                   "final"
         *                 ]
         *               },
         *               "track_rubrics": [
         *                 {
         *                   "track": "final",
         *                   "rubric": {
         *                     "criteria": [
         *                       {
         *                         "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                         "key": "innovation",
         *                         "kind": "points",
         *                         "label": {
         *                           "fr": "Innovation",
         *                           "ar": null,
         *                           "en": "Innovation"
         *                         },
         *                         "guidance": {
         *                           "fr": null,
         *                           "ar": null,
         *                           "en": null
         *                         },
         *                         "parent": null,
         *                         "min": 0,
         *                         "max": 5,
         *                         "step": 0.5,
         *                         "levels": [],
         *                         "unit": null,
         *                         "lower_is_better": false,
         *                         "weight": 30,
         *                         "threshold": null,
         *                         "threshold_private": false,
         *                         "required": true,
         *                         "comment_required": false
         *                       }
         *                     ],
         *                     "outline": [
         *                       {
         *                         "fr": "Irrigation connectée",
         *                         "ar": "الري المتصل",
         *                         "en": "Connected irrigation"
         *                       }
         *                     ],
         *                     "weights_total": 4.5,
         *                     "aggregation": "mean",
         *                     "threshold": 4.5,
         *                     "threshold_private": true,
         *                     "tie_break": [
         *                       "final"
         *                     ]
         *                   }
         *                 }
         *               ],
         *               "criteria_visible_to": "everybody",
         *               "blind": true,
         *               "sealed": true,
         *               "reviews_per_application": 1,
         *               "note": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             },
         *             "vote": {
         *               "electorate": "audience",
         *               "effect": "share_of_score",
         *               "measure": "votes",
         *               "percent": 20,
         *               "counts_in": "final",
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "cut": {
         *               "method": "ranking",
         *               "count": {
         *                 "least": 10,
         *                 "most": 10,
         *                 "about": false
         *               },
         *               "scope": "overall",
         *               "quotas": [],
         *               "score_at_least": 60,
         *               "ties": "include",
         *               "reserve": 2,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "threshold_private": false
         *             },
         *             "figures": {
         *               "applications": {
         *                 "least": 350,
         *                 "about": true,
         *                 "most": null
         *               },
         *               "participants": null,
         *               "selected": {
         *                 "least": 20,
         *                 "most": 20,
         *                 "about": false
         *               },
         *               "countries": 31,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "extensions": [
         *               {
         *                 "previous": {
         *                   "local": "2019-05-10",
         *                   "at": null,
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "reason": "À la demande des porteurs de projet",
         *                 "at": "2019-04-15T09:00:00.000000Z"
         *               }
         *             ]
         *           }
         *         ],
         *         "eligibility": [
         *           {
         *             "key": "turnover",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *               "ar": null,
         *               "en": null
         *             },
         *             "tracks": [],
         *             "phases": [],
         *             "prizes": [],
         *             "condition": {
         *               "any": [
         *                 {
         *                   "test": {
         *                     "subject": "company",
         *                     "attribute": "revenue",
         *                     "operator": "at_least",
         *                     "least": 10000000,
         *                     "currency": "MAD",
         *                     "values": [],
         *                     "groups": [],
         *                     "list": null,
         *                     "least_excluded": false,
         *                     "most": null,
         *                     "most_excluded": false,
         *                     "as_of": null
         *                   }
         *                 },
         *                 {
         *                   "all": [
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "stage",
         *                         "operator": "in",
         *                         "values": [
         *                           "seed"
         *                         ],
         *                         "groups": [],
         *                         "list": null,
         *                         "least": null,
         *                         "least_excluded": false,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "currency": null,
         *                         "as_of": null
         *                       }
         *                     },
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "forecast_revenue",
         *                         "operator": "at_least",
         *                         "least": 10000000,
         *                         "least_excluded": true,
         *                         "currency": "MAD",
         *                         "values": [],
         *                         "groups": [],
         *                         "list": null,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "as_of": null
         *                       }
         *                     }
         *                   ]
         *                 }
         *               ]
         *             }
         *           }
         *         ],
         *         "consortium": {
         *           "rule": "required",
         *           "roles": [
         *             {
         *               "key": "associate",
         *               "label": {
         *                 "fr": "Associé",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "funding": "expenses"
         *             }
         *           ],
         *           "tracks": [],
         *           "most_members": 5,
         *           "note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "entries_per_startup": 1,
         *         "questions": [
         *           {
         *             "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "final",
         *             "section": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "label": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "help": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "kind": "short_text",
         *             "required": true,
         *             "limits": {
         *               "characters": null,
         *               "pages": 10,
         *               "seconds": null,
         *               "megabytes": 5,
         *               "least": null,
         *               "most": null,
         *               "media_types": [
         *                 "application/pdf"
         *               ],
         *               "languages": [
         *                 "fr",
         *                 "en"
         *               ],
         *               "note": {
         *                 "fr": "Arial 11, interligne simple",
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "max_words": 1,
         *             "options": [
         *               "options"
         *             ],
         *             "visible_to_jury": true,
         *             "personal_data": true,
         *             "tracks": [
         *               "final"
         *             ],
         *             "required_from": "final",
         *             "frozen_after": "final",
         *             "shown_if": {
         *               "question": "registered",
         *               "values": [
         *                 "true"
         *               ]
         *             },
         *             "criteria": [
         *               "final"
         *             ]
         *           }
         *         ],
         *         "form_languages": [
         *           "form_languages"
         *         ],
         *         "answer_languages": [
         *           "answer_languages"
         *         ],
         *         "channels": [
         *           {
         *             "kind": "paper",
         *             "address": "12, avenue des FAR, Casablanca",
         *             "required": true,
         *             "instructions": {
         *               "fr": "Deux exemplaires reliés",
         *               "ar": null,
         *               "en": null
         *             },
         *             "phase": null
         *           }
         *         ],
         *         "prizes": [
         *           {
         *             "key": "intilak",
         *             "kind": "co_financing",
         *             "label": {
         *               "fr": "Aide Intilak",
         *               "ar": null,
         *               "en": null
         *             },
         *             "rates": [
         *               {
         *                 "label": {
         *                   "fr": "Toutes dépenses",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "percent": 90,
         *                 "cap": {
         *                   "amount_minor": 100000000,
         *                   "currency": "MAD"
         *                 }
         *               }
         *             ],
         *             "tax": "included",
         *             "tracks": [
         *               "intilak"
         *             ],
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "phase": null,
         *             "rank": null,
         *             "rating": null,
         *             "part_of": null,
         *             "special": false,
         *             "amount": null,
         *             "up_to": false,
         *             "amount_least": null,
         *             "decided_later": false,
         *             "cap": null,
         *             "count": null,
         *             "tranches": [],
         *             "conditions": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "funders": []
         *           }
         *         ],
         *         "terms": [
         *           {
         *             "key": "rules",
         *             "kind": "rules",
         *             "title": {
         *               "fr": "Règlement",
         *               "ar": null,
         *               "en": null
         *             },
         *             "text": {
         *               "fr": "Article 1 …",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": null,
         *             "accepted_for": "submission",
         *             "version": 1
         *           }
         *         ],
         *         "regimes": {
         *           "ip": "applicant_keeps",
         *           "ip_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "confidentiality": "shared_with_partners",
         *           "confidentiality_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "feedback": "on_request",
         *           "feedback_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "links": [
         *           {
         *             "title": {
         *               "fr": "Cahier des charges",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": "https://ministere.example/cdc.pdf",
         *             "language": "fr"
         *           }
         *         ]
         *       },
         *       "changes": [
         *         {
         *           "pointer": "/seats",
         *           "before": 10,
         *           "after": 12
         *         }
         *       ],
         *       "note": "note",
         *       "actor_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        RevisionView: {
            /**
             * Format: int64
             * @description The version.
             */
            version: number;
            /** @description The state that it had. */
            state: components["schemas"]["ChallengeState"];
            /** @description What it said. */
            document: components["schemas"]["ChallengeDocument"];
            /** @description What changed since the version before, field by field; empty for the first one. */
            changes: components["schemas"]["FieldChange"][];
            /** @description What was noted with the step. */
            note: string | null;
            /** @description Who made it; null for the scheduler. */
            actor_id: components["schemas"]["UserId"] | null;
            /** @description When. */
            at: components["schemas"]["Instant"];
        };
        /**
         * @description The criteria of one review phase. A score keeps the version of the rubric by which it was given.
         * @example {
         *       "criteria": [
         *         {
         *           "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "key": "innovation",
         *           "kind": "points",
         *           "label": {
         *             "fr": "Innovation",
         *             "ar": null,
         *             "en": "Innovation"
         *           },
         *           "guidance": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "parent": null,
         *           "min": 0,
         *           "max": 5,
         *           "step": 0.5,
         *           "levels": [],
         *           "unit": null,
         *           "lower_is_better": false,
         *           "weight": 30,
         *           "threshold": null,
         *           "threshold_private": false,
         *           "required": true,
         *           "comment_required": false
         *         }
         *       ],
         *       "outline": [
         *         {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       ],
         *       "weights_total": 4.5,
         *       "aggregation": "mean",
         *       "threshold": 4.5,
         *       "threshold_private": true,
         *       "tie_break": [
         *         "final"
         *       ]
         *     }
         */
        Rubric: {
            /** @description The criteria, in the order in which a juror sees them. */
            criteria: components["schemas"]["Criterion"][];
            /** @description Criteria of which no more than the name is known. Nobody scores by them; publication needs real ones. */
            outline: components["schemas"]["LocalizedText"][];
            /** @description What the weights of the top criteria must add up to, such as 100; without it any sum above zero is right. */
            weights_total: components["schemas"]["Points"] | null;
            /** @description How the sheets of several jurors become one score. */
            aggregation: components["schemas"]["Aggregation"];
            /** @description The least total with which an application is ranked, on the scale of 0 to 100. */
            threshold: components["schemas"]["Points"] | null;
            /** @description The least total is not told to applicants. */
            threshold_private: boolean;
            /** @description Criteria that part ties, the first first. */
            tie_break: components["schemas"]["Key"][];
        };
        /**
         * @description The criteria of one review phase. A score keeps the version of the rubric by which it was given.
         * @example {
         *       "criteria": [
         *         {
         *           "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "key": "innovation",
         *           "kind": "points",
         *           "label": {
         *             "fr": "Innovation",
         *             "ar": null,
         *             "en": "Innovation"
         *           },
         *           "guidance": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "parent": null,
         *           "min": 0,
         *           "max": 5,
         *           "step": 0.5,
         *           "levels": [],
         *           "unit": null,
         *           "lower_is_better": false,
         *           "weight": 30,
         *           "threshold": null,
         *           "threshold_private": false,
         *           "required": true,
         *           "comment_required": false
         *         }
         *       ],
         *       "outline": [
         *         {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         }
         *       ],
         *       "weights_total": 4.5,
         *       "aggregation": "mean",
         *       "threshold": 4.5,
         *       "threshold_private": true,
         *       "tie_break": [
         *         "final"
         *       ]
         *     }
         */
        RubricInput: {
            /** @description The criteria, in the order in which a juror sees them. */
            criteria: components["schemas"]["CriterionInput"][];
            /** @description Criteria of which no more than the name is known. Nobody scores by them; publication needs real ones. */
            outline?: components["schemas"]["LocalizedTextInput"][];
            /** @description What the weights of the top criteria must add up to, such as 100; without it any sum above zero is right. */
            weights_total?: components["schemas"]["Points"] | null;
            /** @description How the sheets of several jurors become one score. */
            aggregation?: components["schemas"]["Aggregation"];
            /** @description The least total with which an application is ranked, on the scale of 0 to 100. */
            threshold?: components["schemas"]["Points"] | null;
            /** @description The least total is not told to applicants. */
            threshold_private?: boolean;
            /** @description Criteria that part ties, the first first. */
            tie_break?: components["schemas"]["Key"][];
        };
        /**
         * @description What follows from a rule that is not met.
         *
         *     - `blocking`: The application is refused.
         *     - `warning`: The applicant is warned; people look at it.
         *     - `bonus`: Nothing; whoever meets it has an advantage.
         *     - `declarative`: The applicant certifies it.
         *     - `human_check`: People check it by hand.
         *     - `information`: It is said and decides nothing: "open to all countries".
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        RuleKind: "blocking" | "warning" | "bonus" | "declarative" | "human_check" | "information";
        /**
         * @description What a rule says of a candidate.
         * @example {
         *       "rule": "final",
         *       "kind": "blocking",
         *       "label": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "verdict": "met",
         *       "reason": "fits",
         *       "explanation": {
         *         "condition": "/test",
         *         "verdict": "not_met",
         *         "reason": "differs",
         *         "attribute": "revenue",
         *         "found": "4000000",
         *         "as_of": null,
         *         "parts": []
         *       },
         *       "tracks": [
         *         "final"
         *       ],
         *       "phases": [
         *         "final"
         *       ],
         *       "prizes": [
         *         "final"
         *       ]
         *     }
         */
        RuleVerdict: {
            /** @description The rule. */
            rule: components["schemas"]["Key"];
            /** @description What follows where it is not met. */
            kind: components["schemas"]["RuleKind"];
            /** @description The rule in words. */
            label: components["schemas"]["LocalizedText"];
            /** @description Whether it is met. */
            verdict: components["schemas"]["EligibilityVerdict"];
            /** @description Why. */
            reason: components["schemas"]["VerdictReason"];
            /** @description What its condition says, down to the facts; null for a rule in words alone. */
            explanation: components["schemas"]["Explanation"] | null;
            /** @description The tracks for which it holds. */
            tracks: components["schemas"]["Key"][];
            /** @description The phases into which it lets. */
            phases: components["schemas"]["Key"][];
            /** @description The prizes that it lets win. */
            prizes: components["schemas"]["Key"][];
        };
        /**
         * @description What a search looks for among the published challenges. What is left out is open.
         * @example {
         *       "technologies": [
         *         "ai"
         *       ],
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "sites": [],
         *       "programme_id": null,
         *       "organisation_id": null,
         *       "q": "irrigation"
         *     }
         */
        SavedQuery: {
            /** @description With one of these technologies, or with one that lies within it: slugs or known synonyms; stored as slugs. */
            technologies: string[];
            /** @description Of one of these sectors, or of one that lies within it. */
            sectors: string[];
            /** @description At one of these sites. */
            sites: string[];
            /** @description Of this programme. */
            programme_id: components["schemas"]["ProgrammeId"] | null;
            /** @description Of this organisation. */
            organisation_id: components["schemas"]["OrganisationId"] | null;
            /** @description With all these words. */
            q: string | null;
        };
        /**
         * @description What a search looks for among the published challenges. What is left out is open.
         * @example {
         *       "technologies": [
         *         "ai"
         *       ],
         *       "sectors": [
         *         "agritech"
         *       ],
         *       "sites": [],
         *       "programme_id": null,
         *       "organisation_id": null,
         *       "q": "irrigation"
         *     }
         */
        SavedQueryInput: {
            /** @description With one of these technologies, or with one that lies within it: slugs or known synonyms; stored as slugs. */
            technologies?: string[];
            /** @description Of one of these sectors, or of one that lies within it. */
            sectors?: string[];
            /** @description At one of these sites. */
            sites?: string[];
            /** @description Of this programme. */
            programme_id?: components["schemas"]["ProgrammeId"] | null;
            /** @description Of this organisation. */
            organisation_id?: components["schemas"]["OrganisationId"] | null;
            /** @description With all these words. */
            q?: string | null;
        };
        /**
         * @description A search to keep.
         * @example {
         *       "name": "IA et irrigation",
         *       "query": {
         *         "technologies": [
         *           "IA"
         *         ],
         *         "q": "irrigation"
         *       },
         *       "notify": true
         *     }
         */
        SavedSearchContent: {
            /** @description What its owner calls it. */
            name: string;
            /** @description What it looks for. */
            query?: components["schemas"]["SavedQueryInput"];
            /** @description Whether mail tells of what is newly published for it: once a challenge, whatever its status. */
            notify?: boolean;
        };
        /**
         * @description An identifier that begins with `sav_`.
         * @example sav_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        SavedSearchId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "sav_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "name": "IA et irrigation",
         *           "query": {
         *             "technologies": [
         *               "ai"
         *             ],
         *             "sectors": [],
         *             "sites": [],
         *             "programme_id": null,
         *             "organisation_id": null,
         *             "q": "irrigation"
         *           },
         *           "notify": true,
         *           "url": "/v1/challenges?technology=ai&q=irrigation",
         *           "created_at": "2027-01-15T09:00:00.000000Z",
         *           "updated_at": "2027-01-15T09:00:00.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        SavedSearchPage: {
            /** @description The items. */
            data: components["schemas"]["SavedSearchView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A saved search.
         * @example {
         *       "id": "sav_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "name": "IA et irrigation",
         *       "query": {
         *         "technologies": [
         *           "ai"
         *         ],
         *         "sectors": [],
         *         "sites": [],
         *         "programme_id": null,
         *         "organisation_id": null,
         *         "q": "irrigation"
         *       },
         *       "notify": true,
         *       "url": "/v1/challenges?technology=ai&q=irrigation",
         *       "created_at": "2027-01-15T09:00:00.000000Z",
         *       "updated_at": "2027-01-15T09:00:00.000000Z"
         *     }
         */
        SavedSearchView: {
            /** @description Its identifier. */
            id: components["schemas"]["SavedSearchId"];
            /** @description What its owner calls it. */
            name: string;
            /** @description What it looks for. */
            query: components["schemas"]["SavedQuery"];
            /** @description Whether mail tells of what is newly published for it. */
            notify: boolean;
            /** @description The list of challenges that it stands for. */
            url: string;
            /** @description When it was made. */
            created_at: components["schemas"]["Instant"];
            /** @description When it last changed. */
            updated_at: components["schemas"]["Instant"];
        };
        /**
         * @description Raw scores as entered; everything else is computed from them. A draft may be incomplete, never out of range.
         * @example {
         *       "scores": {
         *         "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *           "score": 4.5,
         *           "comment": "Prototype éprouvé sur deux fermes."
         *         }
         *       },
         *       "comment": "Dossier solide."
         *     }
         */
        ScoreSheet: {
            /** @description Scores by the id of their criterion. */
            scores: {
                [key: string]: components["schemas"]["CriterionScore"];
            };
            /** @description The juror's overall comment. */
            comment: string;
        };
        /**
         * @description Raw scores as entered; everything else is computed from them. A draft may be incomplete, never out of range.
         * @example {
         *       "scores": {
         *         "crt_01kax3v8m0t2r4q6w8y0b1c2d3": {
         *           "score": 4.5,
         *           "comment": "Prototype éprouvé sur deux fermes."
         *         }
         *       },
         *       "comment": "Dossier solide."
         *     }
         */
        ScoreSheetInput: {
            /** @description Scores by the id of their criterion. */
            scores?: {
                [key: string]: components["schemas"]["CriterionScoreInput"];
            };
            /** @description The juror's overall comment. */
            comment?: string;
        };
        /**
         * @description Where the seats end in a ranking.
         * @example {
         *       "seats": 3,
         *       "last_rank": 3,
         *       "tied_at_last_seat": []
         *     }
         */
        SeatLine: {
            /**
             * Format: int32
             * @description How many seats there are.
             */
            seats: number;
            /**
             * Format: int32
             * @description The rank of the application on the last seat; null if there is no seat or no ranked application.
             */
            last_rank: number | null;
            /** @description The applications of that rank, if they are more than the seats that remain for them. People decide, never the order of ids. */
            tied_at_last_seat: components["schemas"]["ApplicationId"][];
        };
        /**
         * @description How far a section of the form is.
         * @example {
         *       "section": {
         *         "fr": "L'équipe",
         *         "ar": null,
         *         "en": null
         *       },
         *       "asked": 3,
         *       "answered": 2,
         *       "required_missing": 1,
         *       "questions": []
         *     }
         */
        SectionStatus: {
            /** @description The name of the section; blank for questions that stand in none. */
            section: components["schemas"]["LocalizedText"];
            /** @description Questions that are asked at present. */
            asked: number;
            /** @description Questions that are asked and answered. */
            answered: number;
            /** @description Questions that need an answer and have none. */
            required_missing: number;
            /** @description Its questions. */
            questions: components["schemas"]["QuestionStatus"][];
        };
        /**
         * @description A piece of a text.
         * @example {
         *       "text": "Irrigation",
         *       "matched": true
         *     }
         */
        SegmentView: {
            /** @description As it stands in the text. It is text, not markup: escape it where it is shown. */
            text: string;
            /** @description Whether it answers a word of `q`. */
            matched: boolean;
        };
        /**
         * @description An identifier that begins with `ses_`.
         * @example ses_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        SessionId: string;
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "id": "ses_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "user_agent": "Mozilla/5.0",
         *           "address": "192.0.2.7",
         *           "created_at": "2027-01-15T09:00:00.000000Z",
         *           "last_used_at": "2027-01-15T09:40:00.000000Z",
         *           "expires_at": "2027-02-14T09:00:00.000000Z",
         *           "current": true
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        SessionPage: {
            /** @description The items. */
            data: components["schemas"]["SessionView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description The tokens of a session.
         * @example {
         *       "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2ln",
         *       "access_token_expires_at": "2027-01-15T09:10:00.000000Z",
         *       "refresh_token": "tr_3vX0mJq5tq1b8h2n7d4w9c6e5r2y8u1i0o3p7a6s5d4",
         *       "refresh_token_expires_at": "2027-01-22T09:00:00.000000Z",
         *       "session_id": "ses_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "token_type": "Bearer"
         *     }
         */
        SessionTokensView: {
            /** @description Send it as `Authorization: Bearer …`. */
            access_token: string;
            /** @description Until when it is good. */
            access_token_expires_at: components["schemas"]["Instant"];
            /** @description Exchange it for the next pair, once; null if it came as a cookie. */
            refresh_token: string | null;
            /** @description Until when it is good. */
            refresh_token_expires_at: components["schemas"]["Instant"];
            /** @description The session. */
            session_id: components["schemas"]["SessionId"];
            /** @description How to present the access token. */
            token_type: string;
        };
        /**
         * @description A session: one log-in on one device.
         * @example {
         *       "id": "ses_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "user_agent": "Mozilla/5.0",
         *       "address": "192.0.2.7",
         *       "created_at": "2027-01-15T09:00:00.000000Z",
         *       "last_used_at": "2027-01-15T09:40:00.000000Z",
         *       "expires_at": "2027-02-14T09:00:00.000000Z",
         *       "current": true
         *     }
         */
        SessionView: {
            /** @description Its identifier. */
            id: components["schemas"]["SessionId"];
            /** @description The program that logged in, in its own words. */
            user_agent: string;
            /** @description The network address from which it was opened. */
            address: string;
            /** @description When it was opened. */
            created_at: components["schemas"]["Instant"];
            /** @description When it was last refreshed. */
            last_used_at: components["schemas"]["Instant"];
            /** @description When it ends at the latest. */
            expires_at: components["schemas"]["Instant"];
            /** @description Whether it is the session of this request. */
            current: boolean;
        };
        /**
         * @description A dossier as it was handed in once, with what it was held against.
         * @example {
         *       "application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "challenge_id": "chl_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "organisation_id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "version": 4,
         *       "document": {
         *         "title": "Irrigation pilotée par capteurs",
         *         "answers": {},
         *         "track": null,
         *         "team": [],
         *         "facts": {
         *           "track": null,
         *           "applicant": {
         *             "birth_date": "1990-05-01",
         *             "nationality": [
         *               "MA"
         *             ]
         *           },
         *           "company": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "revenue": 4000000,
         *             "stage": "seed"
         *           },
         *           "team": {
         *             "team_size": 4
         *           },
         *           "partners": [
         *             {
         *               "applicant_type": "research"
         *             }
         *           ],
         *           "project": {
         *             "budget": 900000
         *           },
         *           "solution": {
         *             "trl": 6
         *           },
         *           "declared": [
         *             "ip"
         *           ],
         *           "members": [],
         *           "lead": {}
         *         },
         *         "partners": []
         *       },
         *       "files": [],
         *       "form_version": 7,
         *       "eligibility_version": 7,
         *       "terms": {
         *         "rules": 2
         *       }
         *     }
         */
        Snapshot: {
            /** @description The application. */
            application_id: components["schemas"]["ApplicationId"];
            /** @description The call. */
            challenge_id: components["schemas"]["ChallengeId"];
            /** @description The startup. */
            organisation_id: components["schemas"]["OrganisationId"];
            /**
             * Format: int64
             * @description The version of the dossier.
             */
            version: number;
            /** @description What the startup wrote. */
            document: components["schemas"]["ApplicationDocument"];
            /** @description Its files. Their order does not matter. */
            files: components["schemas"]["DossierFile"][];
            /**
             * Format: int64
             * @description The version of the call whose form was filled in.
             */
            form_version: number;
            /**
             * Format: int64
             * @description The version of the call whose rules of eligibility it was held against.
             */
            eligibility_version: number;
            /** @description The versions of the terms that were accepted, by their key. */
            terms: {
                [key: string]: number;
            };
        };
        /**
         * @description A startup that a person should not judge.
         * @example {
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "name": "name"
         *       },
         *       "findings": [
         *         {
         *           "kind": "own_organisation",
         *           "source": "detected",
         *           "reason": "reason"
         *         }
         *       ]
         *     }
         */
        StartupConflictView: {
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationRef"];
            /** @description Why. */
            findings: components["schemas"]["FindingView"][];
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "organisation": {
         *             "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "partner",
         *             "name": "name",
         *             "profile": {
         *               "summary": {
         *                 "fr": "Capteurs pour l'irrigation.",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "website": "https://startup.example",
         *               "region": "ma-04",
         *               "sectors": [
         *                 "agritech"
         *               ],
         *               "technologies": [
         *                 "iot",
         *                 "lora"
         *               ],
         *               "facts": {
         *                 "country_of_registration": "MA",
         *                 "founded_on": "2025-03-01",
         *                 "stage": "mvp"
         *               },
         *               "ice": "001526374000085"
         *             },
         *             "verified": true,
         *             "created_at": "2027-01-31T22:59:59.000000Z",
         *             "updated_at": "2027-01-31T22:59:59.000000Z",
         *             "allowed_actions": [
         *               {
         *                 "action": "submit",
         *                 "allowed": false,
         *                 "reason": "deadline_passed",
         *                 "from": null
         *               }
         *             ]
         *           },
         *           "fit": {
         *             "score": 75,
         *             "parts": [
         *               {
         *                 "aspect": "technology",
         *                 "points": 40,
         *                 "weight": 65,
         *                 "shared": [
         *                   "iot"
         *                 ],
         *                 "wanted": [
         *                   "ai",
         *                   "lora",
         *                   "rfid"
         *                 ]
         *               },
         *               {
         *                 "aspect": "sector",
         *                 "points": 35,
         *                 "weight": 35,
         *                 "shared": [
         *                   "agritech"
         *                 ],
         *                 "wanted": []
         *               }
         *             ],
         *             "eligibility": "open",
         *             "rules": [
         *               {
         *                 "rule": "turnover",
         *                 "kind": "blocking",
         *                 "label": {
         *                   "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "verdict": "open",
         *                 "reason": "unknown_fact"
         *               }
         *             ]
         *           }
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        StartupMatchPage: {
            /** @description The items. */
            data: components["schemas"]["StartupMatchView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A startup that fits a call.
         * @example {
         *       "organisation": {
         *         "id": "org_01kax3v8m0t2r4q6w8y0b1c2d3",
         *         "kind": "partner",
         *         "name": "name",
         *         "profile": {
         *           "summary": {
         *             "fr": "Capteurs pour l'irrigation.",
         *             "ar": null,
         *             "en": null
         *           },
         *           "website": "https://startup.example",
         *           "region": "ma-04",
         *           "sectors": [
         *             "agritech"
         *           ],
         *           "technologies": [
         *             "iot",
         *             "lora"
         *           ],
         *           "facts": {
         *             "country_of_registration": "MA",
         *             "founded_on": "2025-03-01",
         *             "stage": "mvp"
         *           },
         *           "ice": "001526374000085"
         *         },
         *         "verified": true,
         *         "created_at": "2027-01-31T22:59:59.000000Z",
         *         "updated_at": "2027-01-31T22:59:59.000000Z",
         *         "allowed_actions": [
         *           {
         *             "action": "submit",
         *             "allowed": false,
         *             "reason": "deadline_passed",
         *             "from": null
         *           }
         *         ]
         *       },
         *       "fit": {
         *         "score": 75,
         *         "parts": [
         *           {
         *             "aspect": "technology",
         *             "points": 40,
         *             "weight": 65,
         *             "shared": [
         *               "iot"
         *             ],
         *             "wanted": [
         *               "ai",
         *               "lora",
         *               "rfid"
         *             ]
         *           },
         *           {
         *             "aspect": "sector",
         *             "points": 35,
         *             "weight": 35,
         *             "shared": [
         *               "agritech"
         *             ],
         *             "wanted": []
         *           }
         *         ],
         *         "eligibility": "open",
         *         "rules": [
         *           {
         *             "rule": "turnover",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Chiffre d'affaires d'au moins 10 MDH",
         *               "ar": null,
         *               "en": null
         *             },
         *             "verdict": "open",
         *             "reason": "unknown_fact"
         *           }
         *         ]
         *       }
         *     }
         */
        StartupMatchView: {
            /** @description The startup. */
            organisation: components["schemas"]["OrganisationView"];
            /** @description How well it fits, and why. */
            fit: components["schemas"]["FitView"];
        };
        /**
         * @description In which order startups are listed.
         *
         *     - `relevance`: What answers the question best first; only with a question.
         *     - `name`: By name.
         *     - `newest`: Whoever registered last first.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        StartupSort: "relevance" | "name" | "newest";
        /**
         * @description How many published challenges have a status now.
         * @example {
         *       "status": "open",
         *       "count": 12
         *     }
         */
        StatusCount: {
            /** @description The status. */
            status: components["schemas"]["ChallengeStatus"];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
        };
        /**
         * @description In what a distance between two moments is counted.
         *
         *     - `hours`: Hours of 60 minutes.
         *     - `days`: Calendar days.
         *     - `working_days`: Days that are neither Saturday nor Sunday nor a holiday of the call.
         *     - `weeks`: Weeks.
         *     - `months`: Calendar months; the 31st becomes the last day of a shorter month.
         *     - `years`: Calendar years; the 29th of February becomes the 28th.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        StepUnit: "hours" | "days" | "working_days" | "weeks" | "months" | "years";
        /**
         * @description Whether an amount holds the taxes.
         *
         *     - `included`: All taxes included.
         *     - `excluded`: Without taxes.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Tax: "included" | "excluded";
        /**
         * @description A member of the team: a person with an account, or somebody who is invited by e-mail. It holds no number of an identity card, and
         *     none may stand in its texts.
         * @example {
         *       "name": "Amina Idrissi",
         *       "role": "lead",
         *       "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": null
         *     }
         */
        TeamMember: {
            /** @description How the person is called. */
            name: string;
            /** @description What the person is in the team. */
            role: components["schemas"]["TeamRole"];
            /** @description The account; left out for somebody who has none yet. */
            user_id: components["schemas"]["UserId"] | null;
            /** @description The address to which an invitation goes; left out where there is an account. */
            email: string | null;
        };
        /**
         * @description A member of the team: a person with an account, or somebody who is invited by e-mail. It holds no number of an identity card, and
         *     none may stand in its texts.
         * @example {
         *       "name": "Amina Idrissi",
         *       "role": "lead",
         *       "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "email": null
         *     }
         */
        TeamMemberInput: {
            /** @description How the person is called. */
            name: string;
            /** @description What the person is in the team. */
            role: components["schemas"]["TeamRole"];
            /** @description The account; left out for somebody who has none yet. */
            user_id?: components["schemas"]["UserId"] | null;
            /** @description The address to which an invitation goes; left out where there is an account. */
            email?: string | null;
        };
        /**
         * @description What somebody is in the team of a dossier.
         *
         *     - `lead`: Leads it and answers for it.
         *     - `member`: Works on it.
         *     - `advisor`: Advises it, and takes part in none.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TeamRole: "lead" | "member" | "advisor";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "key": "final",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "description": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        TemplateCardPage: {
            /** @description The items. */
            data: components["schemas"]["TemplateCardView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A template in a list.
         * @example {
         *       "key": "final",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       }
         *     }
         */
        TemplateCardView: {
            /** @description Its key, as in its address. */
            key: components["schemas"]["Key"];
            /** @description What it is called. */
            title: components["schemas"]["LocalizedText"];
            /** @description For what kind of call it is. */
            description: components["schemas"]["LocalizedText"];
        };
        /**
         * @description A template: send its document to `challenges_create`, changed as you like.
         * @example {
         *       "key": "final",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "description": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "document": {
         *         "title": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "edition": "edition",
         *         "reference": "reference",
         *         "default_language": "fr",
         *         "summary": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "description": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "brief": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "after_selection": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "selection_note": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "fee": {
         *           "amount_minor": 20000000,
         *           "currency": "MAD"
         *         },
         *         "location": {
         *           "fr": "Irrigation connectée",
         *           "ar": "الري المتصل",
         *           "en": "Connected irrigation"
         *         },
         *         "organisers": [
         *           {
         *             "key": "add",
         *             "name": "Agence de développement du digital",
         *             "kind": "agency",
         *             "country": "MA",
         *             "roles": [
         *               "funder"
         *             ],
         *             "share_percent": 30,
         *             "organisation_id": null,
         *             "registrations": [],
         *             "note": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             }
         *           }
         *         ],
         *         "sectors": [
         *           "sectors"
         *         ],
         *         "technologies": [
         *           "technologies"
         *         ],
         *         "sites": [
         *           "sites"
         *         ],
         *         "seats": 1,
         *         "time_zone": "Africa/Casablanca",
         *         "holidays": [
         *           "holidays"
         *         ],
         *         "tracks": [
         *           {
         *             "key": "cleantech",
         *             "title": {
         *               "fr": "CleanTech",
         *               "ar": null,
         *               "en": null
         *             },
         *             "summary": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "description": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "seats": 5,
         *             "sectors": [
         *               "cleantech"
         *             ],
         *             "technologies": [],
         *             "organisers": []
         *           }
         *         ],
         *         "track_choice": "applicant",
         *         "phases": [
         *           {
         *             "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "needs",
         *             "key": "final",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "location": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "opens": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "closes": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z",
         *               "certainty": "exact",
         *               "time_zone": null,
         *               "note": null
         *             },
         *             "opens_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "closes_after": {
         *               "count": 10,
         *               "unit": "working_days",
         *               "phase": "results",
         *               "end": "closing",
         *               "count_most": null,
         *               "about": false
         *             },
         *             "tracks": [
         *               "final"
         *             ],
         *             "exclusive": true,
         *             "optional": true,
         *             "entry": {
         *               "from": [
         *                 "pitch"
         *               ],
         *               "newcomers": true,
         *               "automatic": false
         *             },
         *             "intake": {
         *               "mode": "batches",
         *               "batches": [
         *                 {
         *                   "cut_off": {
         *                     "local": "2027-03-31",
         *                     "at": null,
         *                     "certainty": "exact",
         *                     "time_zone": null,
         *                     "note": null
         *                   },
         *                   "decided": null,
         *                   "title": {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 }
         *               ],
         *               "paused": null
         *             },
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                     "key": "innovation",
         *                     "kind": "points",
         *                     "label": {
         *                       "fr": "Innovation",
         *                       "ar": null,
         *                       "en": "Innovation"
         *                     },
         *                     "guidance": {
         *                       "fr": null,
         *                       "ar": null,
         *                       "en": null
         *                     },
         *                     "parent": null,
         *                     "min": 0,
         *                     "max": 5,
         *                     "step": 0.5,
         *                     "levels": [],
         *                     "unit": null,
         *                     "lower_is_better": false,
         *                     "weight": 30,
         *                     "threshold": null,
         *                     "threshold_private": false,
         *                     "required": true,
         *                     "comment_required": false
         *                   }
         *                 ],
         *                 "outline": [
         *                   {
         *                     "fr": "Irrigation connectée",
         *                     "ar": "الري المتصل",
         *                     "en": "Connected irrigation"
         *                   }
         *                 ],
         *                 "weights_total": 4.5,
         *                 "aggregation": "mean",
         *                 "threshold": 4.5,
         *                 "threshold_private": true,
         *                 "tie_break": [
         *                   "final"
         *                 ]
         *               },
         *               "track_rubrics": [
         *                 {
         *                   "track": "final",
         *                   "rubric": {
         *                     "criteria": [
         *                       {
         *                         "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                         "key": "innovation",
         *                         "kind": "points",
         *                         "label": {
         *                           "fr": "Innovation",
         *                           "ar": null,
         *                           "en": "Innovation"
         *                         },
         *                         "guidance": {
         *                           "fr": null,
         *                           "ar": null,
         *                           "en": null
         *                         },
         *                         "parent": null,
         *                         "min": 0,
         *                         "max": 5,
         *                         "step": 0.5,
         *                         "levels": [],
         *                         "unit": null,
         *                         "lower_is_better": false,
         *                         "weight": 30,
         *                         "threshold": null,
         *                         "threshold_private": false,
         *                         "required": true,
         *                         "comment_required": false
         *                       }
         *                     ],
         *                     "outline": [
         *                       {
         *                         "fr": "Irrigation connectée",
         *                         "ar": "الري المتصل",
         *                         "en": "Connected irrigation"
         *                       }
         *                     ],
         *                     "weights_total": 4.5,
         *                     "aggregation": "mean",
         *                     "threshold": 4.5,
         *                     "threshold_private": true,
         *                     "tie_break": [
         *                       "final"
         *                     ]
         *                   }
         *                 }
         *               ],
         *               "criteria_visible_to": "everybody",
         *               "blind": true,
         *               "sealed": true,
         *               "reviews_per_application": 1,
         *               "note": {
         *                 "fr": "Irrigation connectée",
         *                 "ar": "الري المتصل",
         *                 "en": "Connected irrigation"
         *               }
         *             },
         *             "vote": {
         *               "electorate": "audience",
         *               "effect": "share_of_score",
         *               "measure": "votes",
         *               "percent": 20,
         *               "counts_in": "final",
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "cut": {
         *               "method": "ranking",
         *               "count": {
         *                 "least": 10,
         *                 "most": 10,
         *                 "about": false
         *               },
         *               "scope": "overall",
         *               "quotas": [],
         *               "score_at_least": 60,
         *               "ties": "include",
         *               "reserve": 2,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "threshold_private": false
         *             },
         *             "figures": {
         *               "applications": {
         *                 "least": 350,
         *                 "about": true,
         *                 "most": null
         *               },
         *               "participants": null,
         *               "selected": {
         *                 "least": 20,
         *                 "most": 20,
         *                 "about": false
         *               },
         *               "countries": 31,
         *               "note": {
         *                 "fr": null,
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "extensions": [
         *               {
         *                 "previous": {
         *                   "local": "2019-05-10",
         *                   "at": null,
         *                   "certainty": "exact",
         *                   "time_zone": null,
         *                   "note": null
         *                 },
         *                 "reason": "À la demande des porteurs de projet",
         *                 "at": "2019-04-15T09:00:00.000000Z"
         *               }
         *             ]
         *           }
         *         ],
         *         "eligibility": [
         *           {
         *             "key": "turnover",
         *             "kind": "blocking",
         *             "label": {
         *               "fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup",
         *               "ar": null,
         *               "en": null
         *             },
         *             "tracks": [],
         *             "phases": [],
         *             "prizes": [],
         *             "condition": {
         *               "any": [
         *                 {
         *                   "test": {
         *                     "subject": "company",
         *                     "attribute": "revenue",
         *                     "operator": "at_least",
         *                     "least": 10000000,
         *                     "currency": "MAD",
         *                     "values": [],
         *                     "groups": [],
         *                     "list": null,
         *                     "least_excluded": false,
         *                     "most": null,
         *                     "most_excluded": false,
         *                     "as_of": null
         *                   }
         *                 },
         *                 {
         *                   "all": [
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "stage",
         *                         "operator": "in",
         *                         "values": [
         *                           "seed"
         *                         ],
         *                         "groups": [],
         *                         "list": null,
         *                         "least": null,
         *                         "least_excluded": false,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "currency": null,
         *                         "as_of": null
         *                       }
         *                     },
         *                     {
         *                       "test": {
         *                         "subject": "company",
         *                         "attribute": "forecast_revenue",
         *                         "operator": "at_least",
         *                         "least": 10000000,
         *                         "least_excluded": true,
         *                         "currency": "MAD",
         *                         "values": [],
         *                         "groups": [],
         *                         "list": null,
         *                         "most": null,
         *                         "most_excluded": false,
         *                         "as_of": null
         *                       }
         *                     }
         *                   ]
         *                 }
         *               ]
         *             }
         *           }
         *         ],
         *         "consortium": {
         *           "rule": "required",
         *           "roles": [
         *             {
         *               "key": "associate",
         *               "label": {
         *                 "fr": "Associé",
         *                 "ar": null,
         *                 "en": null
         *               },
         *               "funding": "expenses"
         *             }
         *           ],
         *           "tracks": [],
         *           "most_members": 5,
         *           "note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "entries_per_startup": 1,
         *         "questions": [
         *           {
         *             "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "final",
         *             "section": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "label": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "help": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "kind": "short_text",
         *             "required": true,
         *             "limits": {
         *               "characters": null,
         *               "pages": 10,
         *               "seconds": null,
         *               "megabytes": 5,
         *               "least": null,
         *               "most": null,
         *               "media_types": [
         *                 "application/pdf"
         *               ],
         *               "languages": [
         *                 "fr",
         *                 "en"
         *               ],
         *               "note": {
         *                 "fr": "Arial 11, interligne simple",
         *                 "ar": null,
         *                 "en": null
         *               }
         *             },
         *             "max_words": 1,
         *             "options": [
         *               "options"
         *             ],
         *             "visible_to_jury": true,
         *             "personal_data": true,
         *             "tracks": [
         *               "final"
         *             ],
         *             "required_from": "final",
         *             "frozen_after": "final",
         *             "shown_if": {
         *               "question": "registered",
         *               "values": [
         *                 "true"
         *               ]
         *             },
         *             "criteria": [
         *               "final"
         *             ]
         *           }
         *         ],
         *         "form_languages": [
         *           "form_languages"
         *         ],
         *         "answer_languages": [
         *           "answer_languages"
         *         ],
         *         "channels": [
         *           {
         *             "kind": "paper",
         *             "address": "12, avenue des FAR, Casablanca",
         *             "required": true,
         *             "instructions": {
         *               "fr": "Deux exemplaires reliés",
         *               "ar": null,
         *               "en": null
         *             },
         *             "phase": null
         *           }
         *         ],
         *         "prizes": [
         *           {
         *             "key": "intilak",
         *             "kind": "co_financing",
         *             "label": {
         *               "fr": "Aide Intilak",
         *               "ar": null,
         *               "en": null
         *             },
         *             "rates": [
         *               {
         *                 "label": {
         *                   "fr": "Toutes dépenses",
         *                   "ar": null,
         *                   "en": null
         *                 },
         *                 "percent": 90,
         *                 "cap": {
         *                   "amount_minor": 100000000,
         *                   "currency": "MAD"
         *                 }
         *               }
         *             ],
         *             "tax": "included",
         *             "tracks": [
         *               "intilak"
         *             ],
         *             "description": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "phase": null,
         *             "rank": null,
         *             "rating": null,
         *             "part_of": null,
         *             "special": false,
         *             "amount": null,
         *             "up_to": false,
         *             "amount_least": null,
         *             "decided_later": false,
         *             "cap": null,
         *             "count": null,
         *             "tranches": [],
         *             "conditions": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "funders": []
         *           }
         *         ],
         *         "terms": [
         *           {
         *             "key": "rules",
         *             "kind": "rules",
         *             "title": {
         *               "fr": "Règlement",
         *               "ar": null,
         *               "en": null
         *             },
         *             "text": {
         *               "fr": "Article 1 …",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": null,
         *             "accepted_for": "submission",
         *             "version": 1
         *           }
         *         ],
         *         "regimes": {
         *           "ip": "applicant_keeps",
         *           "ip_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "confidentiality": "shared_with_partners",
         *           "confidentiality_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           },
         *           "feedback": "on_request",
         *           "feedback_note": {
         *             "fr": null,
         *             "ar": null,
         *             "en": null
         *           }
         *         },
         *         "links": [
         *           {
         *             "title": {
         *               "fr": "Cahier des charges",
         *               "ar": null,
         *               "en": null
         *             },
         *             "url": "https://ministere.example/cdc.pdf",
         *             "language": "fr"
         *           }
         *         ]
         *       }
         *     }
         */
        TemplateView: {
            /** @description Its key, as in its address. */
            key: components["schemas"]["Key"];
            /** @description What it is called. */
            title: components["schemas"]["LocalizedText"];
            /** @description For what kind of call it is. */
            description: components["schemas"]["LocalizedText"];
            /** @description The document to begin with. Its dates are yours to set: `challenges_readiness` lists what publication needs. */
            document: components["schemas"]["ChallengeDocument"];
        };
        /**
         * @description What a term names.
         *
         *     - `sector`: A sector of the economy.
         *     - `technology`: A technology.
         *     - `site`: A site of the Technopark network.
         *     - `region`: A region of the country.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TermKind: "sector" | "technology" | "site" | "region";
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "slug": "ai",
         *           "labels": {
         *             "fr": "intelligence artificielle (IA)",
         *             "ar": "الذكاء الاصطناعي",
         *             "en": "artificial intelligence"
         *           },
         *           "synonyms": [
         *             "IA",
         *             "AI"
         *           ],
         *           "parents": [],
         *           "details": {},
         *           "position": 1,
         *           "retired_at": null
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        TermPage: {
            /** @description The items. */
            data: components["schemas"]["TermView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A term of the catalogue.
         * @example {
         *       "slug": "ai",
         *       "labels": {
         *         "fr": "intelligence artificielle (IA)",
         *         "ar": "الذكاء الاصطناعي",
         *         "en": "artificial intelligence"
         *       },
         *       "synonyms": [
         *         "IA",
         *         "AI"
         *       ],
         *       "parents": [],
         *       "details": {},
         *       "position": 1,
         *       "retired_at": null
         *     }
         */
        TermView: {
            /** @description Its stable name: filter and refer by this. */
            slug: string;
            /** @description What people read. */
            labels: components["schemas"]["LocalizedText"];
            /** @description What else people type for it; filters understand these too. */
            synonyms: string[];
            /** @description What contains it, by slug: who looks for one of these finds what has this term too. */
            parents: string[];
            /** @description More facts, such as the region of a site. */
            details: Record<string, never>;
            /**
             * Format: int64
             * @description Its place in lists.
             */
            position: number;
            /** @description Since when it is not offered any more. */
            retired_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description A text of the terms. A new wording is a new version, and is accepted anew.
         * @example {
         *       "key": "rules",
         *       "kind": "rules",
         *       "title": {
         *         "fr": "Règlement",
         *         "ar": null,
         *         "en": null
         *       },
         *       "text": {
         *         "fr": "Article 1 …",
         *         "ar": null,
         *         "en": null
         *       },
         *       "url": null,
         *       "accepted_for": "submission",
         *       "version": 1
         *     }
         */
        Terms: {
            /** @description The name by which an acceptance refers to it. */
            key: components["schemas"]["Key"];
            /** @description What it settles. */
            kind: components["schemas"]["TermsKind"];
            /** @description Its title. */
            title: components["schemas"]["LocalizedText"];
            /** @description Its wording, in Markdown. */
            text: components["schemas"]["LocalizedText"];
            /** @description Where the wording stands, if not here. */
            url: string | null;
            /** @description What a person must have accepted it for. */
            accepted_for: components["schemas"]["AcceptedFor"];
            /**
             * Format: int32
             * @description Counted by the server: grows with each change of the wording.
             */
            readonly version: number | null;
        };
        /**
         * @description A page of a list.
         * @example {
         *       "data": [
         *         {
         *           "key": "nda",
         *           "version": 1,
         *           "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "accepted_at": "2027-02-03T09:00:00.000000Z"
         *         }
         *       ],
         *       "next_cursor": "next_cursor",
         *       "has_more": true,
         *       "total": 1
         *     }
         */
        TermsAcceptancePage: {
            /** @description The items. */
            data: components["schemas"]["TermsAcceptanceView"][];
            /** @description Where the next page begins; null on the last page. Opaque: send it back as `cursor`. */
            next_cursor: string | null;
            /** @description Whether there is a next page. */
            has_more: boolean;
            /** @description How many items there are over all pages; null unless `include_total=true` asked for it. */
            total: number | null;
        };
        /**
         * @description A wording that was accepted.
         * @example {
         *       "key": "nda",
         *       "version": 1,
         *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "accepted_at": "2027-02-03T09:00:00.000000Z"
         *     }
         */
        TermsAcceptanceView: {
            /** @description The key of the terms. */
            key: components["schemas"]["Key"];
            /**
             * Format: int32
             * @description The version of the wording.
             */
            version: number;
            /** @description SHA-256 of the wording, in hexadecimal. */
            digest: string;
            /** @description When. */
            accepted_at: components["schemas"]["Instant"];
        };
        /**
         * @description A text of the terms. A new wording is a new version, and is accepted anew.
         * @example {
         *       "key": "rules",
         *       "kind": "rules",
         *       "title": {
         *         "fr": "Règlement"
         *       },
         *       "text": {
         *         "fr": "Article 1 …"
         *       },
         *       "url": null,
         *       "accepted_for": "submission",
         *       "version": 1
         *     }
         */
        TermsInput: {
            /** @description The name by which an acceptance refers to it. */
            key: components["schemas"]["Key"];
            /** @description What it settles. */
            kind: components["schemas"]["TermsKind"];
            /** @description Its title. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description Its wording, in Markdown. */
            text?: components["schemas"]["LocalizedTextInput"];
            /** @description Where the wording stands, if not here. */
            url?: string | null;
            /** @description What a person must have accepted it for. */
            accepted_for?: components["schemas"]["AcceptedFor"];
            /**
             * Format: int32
             * @description Counted by the server: grows with each change of the wording.
             */
            readonly version?: number | null;
        };
        /**
         * @description What a text of the terms settles.
         *
         *     - `rules`: The rules of the call (règlement).
         *     - `confidentiality`: Confidentiality: an agreement not to disclose.
         *     - `intellectual_property`: Intellectual property.
         *     - `personal_data`: Personal data.
         *     - `image`: Image and communication.
         *     - `sharing`: Sharing the dossier with sponsors, or abroad.
         *     - `other`: Anything else.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TermsKind: "rules" | "confidentiality" | "intellectual_property" | "personal_data" | "image" | "sharing" | "other";
        /**
         * @description How a fact is held against what is wanted.
         *
         *     - `in`: It is one of the values; of several facts, at least one is.
         *     - `not_in`: It is none of the values.
         *     - `at_least`: It is `least` or more, or that day or later.
         *     - `at_most`: It is `most` or less, or that day or earlier.
         *     - `between`: It lies between `least` and `most`.
         *     - `exists`: It is known and not empty.
         *     - `yes`: It is so.
         *     - `no`: It is not so.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TestOperator: "in" | "not_in" | "at_least" | "at_most" | "between" | "exists" | "yes" | "no";
        /**
         * @description Of whom or what a fact is.
         *
         *     - `applicant`: The person who applies.
         *     - `company`: The company or organisation that applies.
         *     - `team`: The team.
         *     - `lead`: The lead of a consortium; the company where there is no consortium.
         *     - `each_member`: Every member of the team.
         *     - `some_member`: At least one member of the team.
         *     - `each_partner`: Every partner of the consortium.
         *     - `some_partner`: At least one partner of the consortium.
         *     - `project`: The project.
         *     - `solution`: The proposed solution.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TestSubject: "applicant" | "company" | "team" | "lead" | "each_member" | "some_member" | "each_partner" | "some_partner" | "project" | "solution";
        /**
         * @description What happens to applications that tie on the last place.
         *
         *     - `jury`: The jury decides, with a reason.
         *     - `include`: All of them get further.
         *     - `exclude`: None of them gets further.
         *     - `criteria`: The criteria of the rubric's tie-break order decide.
         *     - `lottery`: A lot decides.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TiePolicy: "jury" | "include" | "exclude" | "criteria" | "lottery";
        /**
         * @description A part of a call: a lot, category, stream, theme or sub-challenge. Its phases, prizes, rules and questions name it.
         * @example {
         *       "key": "cleantech",
         *       "title": {
         *         "fr": "CleanTech",
         *         "ar": null,
         *         "en": null
         *       },
         *       "summary": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "description": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       },
         *       "seats": 5,
         *       "sectors": [
         *         "cleantech"
         *       ],
         *       "technologies": [],
         *       "organisers": []
         *     }
         */
        Track: {
            /** @description The name by which applications and other parts refer to it. It stays as it is once somebody applied. */
            key: components["schemas"]["Key"];
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description One or two sentences. */
            summary: components["schemas"]["LocalizedText"];
            /** @description The problem and what is expected, in Markdown. */
            description: components["schemas"]["LocalizedText"];
            /**
             * Format: int32
             * @description How many applications can be selected in it.
             */
            seats: number | null;
            /** @description Sectors, by slug. */
            sectors: string[];
            /** @description Technologies, by slug or any known synonym; stored as slugs. */
            technologies: string[];
            /** @description The organisers that sponsor it or own its problem. */
            organisers: components["schemas"]["Key"][];
        };
        /**
         * @description How an application comes to its track.
         *
         *     - `applicant`: The applicant chooses.
         *     - `computed`: The eligibility of the tracks decides: the first whose blocking rules are met.
         *     - `organiser`: Those who run the call decide.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        TrackChoice: "applicant" | "computed" | "organiser";
        /**
         * @description A part of a call: a lot, category, stream, theme or sub-challenge. Its phases, prizes, rules and questions name it.
         * @example {
         *       "key": "cleantech",
         *       "title": {
         *         "fr": "CleanTech"
         *       },
         *       "summary": {
         *         "fr": null
         *       },
         *       "description": {
         *         "fr": null
         *       },
         *       "seats": 5,
         *       "sectors": [
         *         "cleantech"
         *       ],
         *       "technologies": [],
         *       "organisers": []
         *     }
         */
        TrackInput: {
            /** @description The name by which applications and other parts refer to it. It stays as it is once somebody applied. */
            key: components["schemas"]["Key"];
            /** @description Its name. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description One or two sentences. */
            summary?: components["schemas"]["LocalizedTextInput"];
            /** @description The problem and what is expected, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
            /**
             * Format: int32
             * @description How many applications can be selected in it.
             */
            seats?: number | null;
            /** @description Sectors, by slug. */
            sectors?: string[];
            /** @description Technologies, by slug or any known synonym; stored as slugs. */
            technologies?: string[];
            /** @description The organisers that sponsor it or own its problem. */
            organisers?: components["schemas"]["Key"][];
        };
        /**
         * @description The rubric of one track.
         * @example {
         *       "track": "final",
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "innovation",
         *             "kind": "points",
         *             "label": {
         *               "fr": "Innovation",
         *               "ar": null,
         *               "en": "Innovation"
         *             },
         *             "guidance": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "parent": null,
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "levels": [],
         *             "unit": null,
         *             "lower_is_better": false,
         *             "weight": 30,
         *             "threshold": null,
         *             "threshold_private": false,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ],
         *         "outline": [
         *           {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         ],
         *         "weights_total": 4.5,
         *         "aggregation": "mean",
         *         "threshold": 4.5,
         *         "threshold_private": true,
         *         "tie_break": [
         *           "final"
         *         ]
         *       }
         *     }
         */
        TrackRubric: {
            /** @description The track. */
            track: components["schemas"]["Key"];
            /** @description What jurors score its applications by. */
            rubric: components["schemas"]["Rubric"];
        };
        /**
         * @description The rubric of one track.
         * @example {
         *       "track": "final",
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "key": "innovation",
         *             "kind": "points",
         *             "label": {
         *               "fr": "Innovation",
         *               "ar": null,
         *               "en": "Innovation"
         *             },
         *             "guidance": {
         *               "fr": null,
         *               "ar": null,
         *               "en": null
         *             },
         *             "parent": null,
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "levels": [],
         *             "unit": null,
         *             "lower_is_better": false,
         *             "weight": 30,
         *             "threshold": null,
         *             "threshold_private": false,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ],
         *         "outline": [
         *           {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           }
         *         ],
         *         "weights_total": 4.5,
         *         "aggregation": "mean",
         *         "threshold": 4.5,
         *         "threshold_private": true,
         *         "tie_break": [
         *           "final"
         *         ]
         *       }
         *     }
         */
        TrackRubricInput: {
            /** @description The track. */
            track: components["schemas"]["Key"];
            /** @description What jurors score its applications by. */
            rubric: components["schemas"]["RubricInput"];
        };
        /**
         * @description A part of a prize that is paid at its own time.
         * @example {
         *       "label": {
         *         "fr": "Après le rapport",
         *         "ar": null,
         *         "en": null
         *       },
         *       "percent": 20,
         *       "amount": null,
         *       "due": null,
         *       "evidence": {
         *         "fr": "Rapport à douze mois",
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        Tranche: {
            /** @description What it is called. */
            label: components["schemas"]["LocalizedText"];
            /**
             * Format: int32
             * @description Its share of the prize, in percent.
             */
            percent: number | null;
            /** @description Its amount. */
            amount: components["schemas"]["Money"] | null;
            /** @description When it is due. */
            due: components["schemas"]["Distance"] | null;
            /** @description What must be shown for it. */
            evidence: components["schemas"]["LocalizedText"];
        };
        /**
         * @description A part of a prize that is paid at its own time.
         * @example {
         *       "label": {
         *         "fr": "Après le rapport"
         *       },
         *       "percent": 20,
         *       "amount": null,
         *       "due": null,
         *       "evidence": {
         *         "fr": "Rapport à douze mois"
         *       }
         *     }
         */
        TrancheInput: {
            /** @description What it is called. */
            label: components["schemas"]["LocalizedTextInput"];
            /**
             * Format: int32
             * @description Its share of the prize, in percent.
             */
            percent?: number | null;
            /** @description Its amount. */
            amount?: components["schemas"]["Money"] | null;
            /** @description When it is due. */
            due?: components["schemas"]["DistanceInput"] | null;
            /** @description What must be shown for it. */
            evidence?: components["schemas"]["LocalizedTextInput"];
        };
        /**
         * @description What a length counts.
         *
         *     - `characters`: Characters as a person counts them.
         *     - `items`: Items of a list.
         *     - `words`: Words, as an editor counts them.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        Unit: "characters" | "items" | "words";
        /**
         * @description An identifier that begins with `usr_`.
         * @example usr_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        UserId: string;
        /**
         * @description A value of an enum, and what it is called.
         * @example {
         *       "value": "admin",
         *       "label": {
         *         "fr": "administrateur",
         *         "ar": "مدير",
         *         "en": "administrator"
         *       }
         *     }
         */
        ValueLabel: {
            /** @description The value, as it stands in bodies. */
            value: string;
            /** @description What people read. */
            label: components["schemas"]["LocalizedText"];
        };
        /**
         * @description Why something is met, not met, or open.
         *
         *     - `fits`: The fact is as wanted.
         *     - `differs`: The fact is not as wanted.
         *     - `unknown_fact`: The fact is not known.
         *     - `not_yet`: The moment to which the rule refers is ahead: what is not so today may be so then.
         *     - `needs_people`: People decide.
         *     - `declared`: The applicant certifies it.
         *     - `not_declared`: The applicant has not certified it.
         *     - `parts`: The parts decide.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        VerdictReason: "fits" | "differs" | "unknown_fact" | "not_yet" | "needs_people" | "declared" | "not_declared" | "parts";
        /**
         * @description Whether somebody has looked at the evidence that an organisation is what it says.
         *
         *     - `unverified`: Nobody has asked.
         *     - `pending`: Evidence waits for the operator.
         *     - `verified`: Verified, until it expires.
         *     - `rejected`: Not accepted, with a reason.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        VerificationState: "unverified" | "pending" | "verified" | "rejected";
        /**
         * @description The verification of an organisation.
         * @example {
         *       "state": "unverified",
         *       "verified": true,
         *       "evidence": "evidence",
         *       "reason": "reason",
         *       "requested_at": "2027-01-31T22:59:59.000000Z",
         *       "decided_at": "2027-01-31T22:59:59.000000Z",
         *       "expires_at": "2027-01-31T22:59:59.000000Z"
         *     }
         */
        VerificationView: {
            /** @description How far it is. */
            state: components["schemas"]["VerificationState"];
            /** @description Whether it holds now. */
            verified: boolean;
            /** @description What the organisation offers as evidence. */
            evidence: string | null;
            /** @description Why it was verified or rejected. */
            reason: string | null;
            /** @description When it was requested. */
            requested_at: components["schemas"]["Instant"] | null;
            /** @description When it was decided. */
            decided_at: components["schemas"]["Instant"] | null;
            /** @description Until when it holds. */
            expires_at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description What a vote decides.
         *
         *     - `own_prize`: A prize of its own, and nothing else.
         *     - `share_of_score`: A share of the score.
         *     - `gate`: Who gets further, alone.
         *     - `advisory`: Nothing: the jury is told.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        VoteEffect: "own_prize" | "share_of_score" | "gate" | "advisory";
        /**
         * @description How votes become numbers.
         *
         *     - `votes`: Votes are counted.
         *     - `marks`: Marks are averaged.
         *     - `relative_to_best`: The most voted gets the full mark, the others in proportion.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        VoteMeasure: "votes" | "marks" | "relative_to_best";
        /**
         * @description Who votes, and what the vote decides.
         * @example {
         *       "electorate": "audience",
         *       "effect": "share_of_score",
         *       "measure": "votes",
         *       "percent": 20,
         *       "counts_in": "final",
         *       "note": {
         *         "fr": null,
         *         "ar": null,
         *         "en": null
         *       }
         *     }
         */
        VotePolicy: {
            /** @description Who votes. */
            electorate: components["schemas"]["Electorate"];
            /** @description What the vote decides. */
            effect: components["schemas"]["VoteEffect"];
            /** @description How votes become numbers. */
            measure: components["schemas"]["VoteMeasure"] | null;
            /**
             * Format: int32
             * @description The share of the score, in percent; only where the vote is a share of the score.
             */
            percent: number | null;
            /** @description The review phase in whose score it counts. */
            counts_in: components["schemas"]["Key"] | null;
            /** @description How it is held and guarded against fraud. */
            note: components["schemas"]["LocalizedText"];
        };
        /**
         * @description Who votes, and what the vote decides.
         * @example {
         *       "electorate": "audience",
         *       "effect": "share_of_score",
         *       "measure": "votes",
         *       "percent": 20,
         *       "counts_in": "final",
         *       "note": {
         *         "fr": null
         *       }
         *     }
         */
        VotePolicyInput: {
            /** @description Who votes. */
            electorate: components["schemas"]["Electorate"];
            /** @description What the vote decides. */
            effect: components["schemas"]["VoteEffect"];
            /** @description How votes become numbers. */
            measure?: components["schemas"]["VoteMeasure"] | null;
            /**
             * Format: int32
             * @description The share of the score, in percent; only where the vote is a share of the score.
             */
            percent?: number | null;
            /** @description The review phase in whose score it counts. */
            counts_in?: components["schemas"]["Key"] | null;
            /** @description How it is held and guarded against fraud. */
            note?: components["schemas"]["LocalizedTextInput"];
        };
    };
    responses: {
        /**
         * @description - `account_disabled`: Account disabled.
         *     - `email_not_verified`: E-mail address not confirmed.
         */
        AccountDisabledOrEmailNotVerified: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `already_exists`: Already exists. */
        AlreadyExists: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `applications_sealed`: Applications are sealed. */
        ApplicationsSealed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `auth_busy`: Many log-ins right now.
         *     - `dependency_unavailable`: Service unavailable for the moment.
         */
        AuthBusyOrDependencyUnavailable: {
            headers: {
                /** @description After how many seconds to try again. */
                "Retry-After": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `authentication_required`: Log-in needed.
         *     - `invalid_token`: Session not valid.
         *     - `token_expired`: Session expired.
         */
        AuthenticationRequiredOrInvalidTokenOrTokenExpired: {
            headers: {
                /** @description How to authenticate (RFC 6750). */
                "WWW-Authenticate": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `authentication_required`: Log-in needed.
         *     - `invalid_token`: Session not valid.
         *     - `token_expired`: Session expired.
         *     - `invalid_credentials`: Wrong log-in details.
         */
        AuthenticationRequiredOrInvalidTokenOrTokenExpiredOrInvalidCredentials: {
            headers: {
                /** @description How to authenticate (RFC 6750). */
                "WWW-Authenticate": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `authentication_required`: Log-in needed.
         *     - `invalid_token`: Session not valid.
         *     - `token_reused`: Session ended for safety.
         */
        AuthenticationRequiredOrInvalidTokenOrTokenReused: {
            headers: {
                /** @description How to authenticate (RFC 6750). */
                "WWW-Authenticate": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `body_too_large`: Content too large. */
        BodyTooLarge: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `challenge_not_open`: Challenge not open.
         *     - `deadline_passed`: Deadline passed.
         *     - `application_already_exists`: Application already exists.
         */
        ChallengeNotOpenOrDeadlinePassedOrApplicationAlreadyExists: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `challenge_not_open`: Challenge not open.
         *     - `deadline_passed`: Deadline passed.
         *     - `application_not_editable`: Application cannot be changed.
         */
        ChallengeNotOpenOrDeadlinePassedOrApplicationNotEditable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `conflict_of_interest`: Conflict of interest. */
        ConflictOfInterest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `dependency_unavailable`: Service unavailable for the moment. */
        DependencyUnavailable: {
            headers: {
                /** @description After how many seconds to try again. */
                "Retry-After": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `forbidden`: Not permitted. */
        Forbidden: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `forbidden`: Not permitted.
         *     - `conflict_of_interest`: Conflict of interest.
         */
        ForbiddenOrConflictOfInterest: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `forbidden`: Not permitted.
         *     - `organisation_not_verified`: Organisation not verified.
         */
        ForbiddenOrOrganisationNotVerified: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `headers_too_large`: Headers too large. */
        HeadersTooLarge: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `internal_error`: An error on our side. */
        InternalError: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `invalid_credentials`: Wrong log-in details. */
        InvalidCredentials: {
            headers: {
                /** @description How to authenticate (RFC 6750). */
                "WWW-Authenticate": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `invalid_state`: Step not possible in the current state. */
        InvalidState: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `already_exists`: Already exists.
         *     - `already_on_panel`: Already on the panel.
         *     - `last_owner`: Last owner.
         */
        InvalidStateOrAlreadyExistsOrAlreadyOnPanelOrLastOwner: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `already_on_panel`: Already on the panel.
         */
        InvalidStateOrAlreadyOnPanel: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `applications_sealed`: Applications are sealed.
         *     - `panel_locked`: Review closed.
         */
        InvalidStateOrApplicationsSealedOrPanelLocked: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `challenge_incomplete`: Challenge incomplete.
         */
        InvalidStateOrChallengeIncomplete: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `challenge_incomplete`: Challenge incomplete.
         *     - `own_approval`: Approval by somebody else needed.
         */
        InvalidStateOrChallengeIncompleteOrOwnApproval: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `challenge_not_open`: Challenge not open.
         *     - `deadline_passed`: Deadline passed.
         *     - `panel_locked`: Review closed.
         */
        InvalidStateOrChallengeNotOpenOrDeadlinePassedOrPanelLocked: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `deadline_passed`: Deadline passed.
         */
        InvalidStateOrDeadlinePassed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `last_owner`: Last owner.
         */
        InvalidStateOrLastOwner: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `no_decision`: No decision.
         *     - `same_approver`: Second person needed.
         *     - `already_released`: Outcome already released.
         */
        InvalidStateOrNoDecisionOrSameApproverOrAlreadyReleased: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `own_approval`: Approval by somebody else needed.
         */
        InvalidStateOrOwnApproval: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `panel_locked`: Review closed.
         */
        InvalidStateOrPanelLocked: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `panel_open`: Review in progress.
         *     - `tie_at_last_seat`: Tie at the last seat.
         *     - `already_released`: Outcome already released.
         */
        InvalidStateOrPanelOpenOrTieAtLastSeatOrAlreadyReleased: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `scoring_not_open`: Scoring not open.
         *     - `coverage_incomplete`: Reviews missing.
         *     - `panel_locked`: Review closed.
         */
        InvalidStateOrScoringNotOpenOrCoverageIncompleteOrPanelLocked: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_state`: Step not possible in the current state.
         *     - `scoring_not_open`: Scoring not open.
         *     - `panel_locked`: Review closed.
         */
        InvalidStateOrScoringNotOpenOrPanelLocked: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `invalid_token`: Session not valid.
         *     - `token_expired`: Session expired.
         */
        InvalidTokenOrTokenExpired: {
            headers: {
                /** @description How to authenticate (RFC 6750). */
                "WWW-Authenticate": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `last_owner`: Last owner. */
        LastOwner: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `link_expired`: Link expired. */
        LinkExpired: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `malformed_json`: Unreadable JSON.
         *     - `unknown_parameter`: Unknown parameter.
         *     - `invalid_parameter`: Invalid parameter.
         *     - `invalid_header`: Invalid header.
         */
        MalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeader: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `malformed_json`: Unreadable JSON.
         *     - `unknown_parameter`: Unknown parameter.
         *     - `invalid_parameter`: Invalid parameter.
         *     - `invalid_header`: Invalid header.
         *     - `idempotency_key_required`: Idempotency key missing.
         *     - `idempotency_key_invalid`: Invalid idempotency key.
         */
        MalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeaderOrIdempotencyKeyRequiredOrIdempotencyKeyInvalid: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `not_acceptable`: Response format not available. */
        NotAcceptable: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `not_found`: Not found. */
        NotFound: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `panel_open`: Review in progress. */
        PanelOpen: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `panel_open`: Review in progress.
         *     - `no_decision`: No decision.
         */
        PanelOpenOrNoDecision: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `precondition_failed`: Version out of date. */
        PreconditionFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `precondition_required`: Version needed. */
        PreconditionRequired: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `quota_exceeded`: Too many requests. */
        QuotaExceeded: {
            headers: {
                /** @description After how many seconds to try again. */
                "Retry-After": string;
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `request_timeout`: Sending took too long. */
        RequestTimeout: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `results_not_published`: Results not published. */
        ResultsNotPublished: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `scoring_not_open`: Scoring not open. */
        ScoringNotOpen: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `storage_full`: Storage full. */
        StorageFull: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unknown_parameter`: Unknown parameter.
         *     - `duplicate_parameter`: Repeated parameter.
         *     - `invalid_parameter`: Invalid parameter.
         *     - `invalid_header`: Invalid header.
         */
        UnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeader: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unknown_parameter`: Unknown parameter.
         *     - `duplicate_parameter`: Repeated parameter.
         *     - `invalid_parameter`: Invalid parameter.
         *     - `invalid_header`: Invalid header.
         *     - `invalid_cursor`: Invalid page marker.
         */
        UnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeaderOrInvalidCursor: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `unknown_parameter`: Unknown parameter.
         *     - `invalid_parameter`: Invalid parameter.
         *     - `invalid_header`: Invalid header.
         */
        UnknownParameterOrInvalidParameterOrInvalidHeader: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `unsupported_media_type`: Unsupported content type. */
        UnsupportedMediaType: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description - `validation_failed`: Fields to correct. */
        ValidationFailed: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `application_incomplete`: Application incomplete.
         *     - `terms_not_accepted`: Terms to be accepted.
         *     - `not_eligible`: Conditions of eligibility not met.
         */
        ValidationFailedOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `idempotency_key_mismatch`: Idempotency key already used.
         */
        ValidationFailedOrIdempotencyKeyMismatch: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `idempotency_key_mismatch`: Idempotency key already used.
         *     - `application_incomplete`: Application incomplete.
         *     - `terms_not_accepted`: Terms to be accepted.
         *     - `not_eligible`: Conditions of eligibility not met.
         */
        ValidationFailedOrIdempotencyKeyMismatchOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `idempotency_key_mismatch`: Idempotency key already used.
         *     - `sheet_incomplete`: Score sheet incomplete.
         */
        ValidationFailedOrIdempotencyKeyMismatchOrSheetIncomplete: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `seats_exceeded`: Too many applications selected.
         */
        ValidationFailedOrSeatsExceeded: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description - `validation_failed`: Fields to correct.
         *     - `sheet_incomplete`: Score sheet incomplete.
         */
        ValidationFailedOrSheetIncomplete: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description A strong validator of this representation.
         * @example "3"
         */
        ETag: string;
        /**
         * @description What is left of each budget that the request drew on (draft-ietf-httpapi-ratelimit-headers): `r` units, of which all are back in `t` seconds; with nothing left, one is back in `t` seconds. Absent where the request drew on none.
         * @example "read";r=1199;t=1
         */
        RateLimit: string;
        /**
         * @description Each budget that the request drew on, in the same order: `q` units in `w` seconds. The budget of the operation is called as its `x-rate-class`; others, such as `login-pair`, guard accounts.
         * @example "read";q=1200;w=60
         */
        "RateLimit-Policy": string;
    };
    pathItems: never;
}
export type AcceptedFor = components['schemas']['AcceptedFor'];
export type AcceptedTerms = components['schemas']['AcceptedTerms'];
export type Aggregation = components['schemas']['Aggregation'];
export type AllowedAction = components['schemas']['AllowedAction'];
export type AnswerCondition = components['schemas']['AnswerCondition'];
export type AnswerValue = components['schemas']['AnswerValue'];
export type AnswerView = components['schemas']['AnswerView'];
export type ApplicationCardPage = components['schemas']['ApplicationCardPage'];
export type ApplicationCardView = components['schemas']['ApplicationCardView'];
export type ApplicationCountView = components['schemas']['ApplicationCountView'];
export type ApplicationDocument = components['schemas']['ApplicationDocument'];
export type ApplicationDocumentInput = components['schemas']['ApplicationDocumentInput'];
export type ApplicationExpanded = components['schemas']['ApplicationExpanded'];
export type ApplicationId = components['schemas']['ApplicationId'];
export type ApplicationProgressView = components['schemas']['ApplicationProgressView'];
export type ApplicationState = components['schemas']['ApplicationState'];
export type ApplicationVersionPage = components['schemas']['ApplicationVersionPage'];
export type ApplicationVersionView = components['schemas']['ApplicationVersionView'];
export type ApplicationView = components['schemas']['ApplicationView'];
export type AsOf = components['schemas']['AsOf'];
export type AsOfInput = components['schemas']['AsOfInput'];
export type AsOfMoment = components['schemas']['AsOfMoment'];
export type AssignmentId = components['schemas']['AssignmentId'];
export type AssignmentPage = components['schemas']['AssignmentPage'];
export type AssignmentState = components['schemas']['AssignmentState'];
export type AssignmentView = components['schemas']['AssignmentView'];
export type AssignmentsView = components['schemas']['AssignmentsView'];
export type Attribute = components['schemas']['Attribute'];
export type AuditEventPage = components['schemas']['AuditEventPage'];
export type AuditEventView = components['schemas']['AuditEventView'];
export type AuditId = components['schemas']['AuditId'];
export type Batch = components['schemas']['Batch'];
export type BatchInput = components['schemas']['BatchInput'];
export type BlindDossierView = components['schemas']['BlindDossierView'];
export type Bound = components['schemas']['Bound'];
export type CallMatchPage = components['schemas']['CallMatchPage'];
export type CallMatchView = components['schemas']['CallMatchView'];
export type Candidate = components['schemas']['Candidate'];
export type CandidateInput = components['schemas']['CandidateInput'];
export type Certainty = components['schemas']['Certainty'];
export type ChallengeCardPage = components['schemas']['ChallengeCardPage'];
export type ChallengeCardView = components['schemas']['ChallengeCardView'];
export type ChallengeDocument = components['schemas']['ChallengeDocument'];
export type ChallengeDocumentInput = components['schemas']['ChallengeDocumentInput'];
export type ChallengeExpanded = components['schemas']['ChallengeExpanded'];
export type ChallengeId = components['schemas']['ChallengeId'];
export type ChallengeSort = components['schemas']['ChallengeSort'];
export type ChallengeState = components['schemas']['ChallengeState'];
export type ChallengeStatus = components['schemas']['ChallengeStatus'];
export type ChallengeView = components['schemas']['ChallengeView'];
export type Channel = components['schemas']['Channel'];
export type ChannelInput = components['schemas']['ChannelInput'];
export type ChannelKind = components['schemas']['ChannelKind'];
export type Code = components['schemas']['Code'];
export type Completeness = components['schemas']['Completeness'];
export type CompletenessView = components['schemas']['CompletenessView'];
export type Condition = components['schemas']['Condition'];
export type ConditionInput = components['schemas']['ConditionInput'];
export type ConfidentialityRegime = components['schemas']['ConfidentialityRegime'];
export type ConflictCheckView = components['schemas']['ConflictCheckView'];
export type ConflictId = components['schemas']['ConflictId'];
export type ConflictKind = components['schemas']['ConflictKind'];
export type ConflictPage = components['schemas']['ConflictPage'];
export type ConflictSource = components['schemas']['ConflictSource'];
export type ConflictView = components['schemas']['ConflictView'];
export type Consortium = components['schemas']['Consortium'];
export type ConsortiumInput = components['schemas']['ConsortiumInput'];
export type ConsortiumRole = components['schemas']['ConsortiumRole'];
export type ConsortiumRoleInput = components['schemas']['ConsortiumRoleInput'];
export type ConsortiumRule = components['schemas']['ConsortiumRule'];
export type Count = components['schemas']['Count'];
export type CountInput = components['schemas']['CountInput'];
export type CountryGroup = components['schemas']['CountryGroup'];
export type CreateAcceptance = components['schemas']['CreateAcceptance'];
export type CreateAccount = components['schemas']['CreateAccount'];
export type CreateAccountReason = components['schemas']['CreateAccountReason'];
export type CreateAnswer = components['schemas']['CreateAnswer'];
export type CreateApplication = components['schemas']['CreateApplication'];
export type CreateApproval = components['schemas']['CreateApproval'];
export type CreateAssignment = components['schemas']['CreateAssignment'];
export type CreateAssignmentRemoval = components['schemas']['CreateAssignmentRemoval'];
export type CreateAssignments = components['schemas']['CreateAssignments'];
export type CreateCancellation = components['schemas']['CreateCancellation'];
export type CreateChallenge = components['schemas']['CreateChallenge'];
export type CreateChangeRequest = components['schemas']['CreateChangeRequest'];
export type CreateConflict = components['schemas']['CreateConflict'];
export type CreateConflictCheck = components['schemas']['CreateConflictCheck'];
export type CreateCopy = components['schemas']['CreateCopy'];
export type CreateDecline = components['schemas']['CreateDecline'];
export type CreateExtension = components['schemas']['CreateExtension'];
export type CreateInquiry = components['schemas']['CreateInquiry'];
export type CreateJuror = components['schemas']['CreateJuror'];
export type CreateJurorRemoval = components['schemas']['CreateJurorRemoval'];
export type CreateMailRequest = components['schemas']['CreateMailRequest'];
export type CreateMemberInvitation = components['schemas']['CreateMemberInvitation'];
export type CreateOperatorInvitation = components['schemas']['CreateOperatorInvitation'];
export type CreateOrganisation = components['schemas']['CreateOrganisation'];
export type CreateOwnershipTransfer = components['schemas']['CreateOwnershipTransfer'];
export type CreatePasswordChange = components['schemas']['CreatePasswordChange'];
export type CreatePasswordReset = components['schemas']['CreatePasswordReset'];
export type CreateProgramme = components['schemas']['CreateProgramme'];
export type CreatePublication = components['schemas']['CreatePublication'];
export type CreateRecusal = components['schemas']['CreateRecusal'];
export type CreateRefresh = components['schemas']['CreateRefresh'];
export type CreateRelease = components['schemas']['CreateRelease'];
export type CreateSession = components['schemas']['CreateSession'];
export type CreateTerm = components['schemas']['CreateTerm'];
export type CreateTermsAcceptance = components['schemas']['CreateTermsAcceptance'];
export type CreateVerification = components['schemas']['CreateVerification'];
export type CreateVerificationDecision = components['schemas']['CreateVerificationDecision'];
export type CreateVerificationRequest = components['schemas']['CreateVerificationRequest'];
export type CriteriaVisibility = components['schemas']['CriteriaVisibility'];
export type Criterion = components['schemas']['Criterion'];
export type CriterionId = components['schemas']['CriterionId'];
export type CriterionInput = components['schemas']['CriterionInput'];
export type CriterionKind = components['schemas']['CriterionKind'];
export type CriterionScore = components['schemas']['CriterionScore'];
export type CriterionScoreInput = components['schemas']['CriterionScoreInput'];
export type CutMethod = components['schemas']['CutMethod'];
export type CutRule = components['schemas']['CutRule'];
export type CutRuleInput = components['schemas']['CutRuleInput'];
export type CutScope = components['schemas']['CutScope'];
export type DecisionDocument = components['schemas']['DecisionDocument'];
export type DecisionDocumentInput = components['schemas']['DecisionDocumentInput'];
export type DecisionView = components['schemas']['DecisionView'];
export type Distance = components['schemas']['Distance'];
export type DistanceInput = components['schemas']['DistanceInput'];
export type DossierFile = components['schemas']['DossierFile'];
export type DossierIssue = components['schemas']['DossierIssue'];
export type Electorate = components['schemas']['Electorate'];
export type EligibilityReport = components['schemas']['EligibilityReport'];
export type EligibilityRule = components['schemas']['EligibilityRule'];
export type EligibilityRuleInput = components['schemas']['EligibilityRuleInput'];
export type EligibilityVerdict = components['schemas']['EligibilityVerdict'];
export type Entry = components['schemas']['Entry'];
export type EntryInput = components['schemas']['EntryInput'];
export type EnumLabels = components['schemas']['EnumLabels'];
export type Explanation = components['schemas']['Explanation'];
export type Extension = components['schemas']['Extension'];
export type ExtensionInput = components['schemas']['ExtensionInput'];
export type FacetCount = components['schemas']['FacetCount'];
export type FacetsView = components['schemas']['FacetsView'];
export type FactTest = components['schemas']['FactTest'];
export type FactTestInput = components['schemas']['FactTestInput'];
export type FactValue = components['schemas']['FactValue'];
export type FeedbackKind = components['schemas']['FeedbackKind'];
export type FieldChange = components['schemas']['FieldChange'];
export type FieldCode = components['schemas']['FieldCode'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type Figures = components['schemas']['Figures'];
export type FiguresInput = components['schemas']['FiguresInput'];
export type FileId = components['schemas']['FileId'];
export type FindingView = components['schemas']['FindingView'];
export type FitView = components['schemas']['FitView'];
export type FundingRight = components['schemas']['FundingRight'];
export type GrantView = components['schemas']['GrantView'];
export type GrantedUntil = components['schemas']['GrantedUntil'];
export type GrantedView = components['schemas']['GrantedView'];
export type HealthView = components['schemas']['HealthView'];
export type InquiryId = components['schemas']['InquiryId'];
export type InquiryPage = components['schemas']['InquiryPage'];
export type InquiryView = components['schemas']['InquiryView'];
export type Instant = components['schemas']['Instant'];
export type Intake = components['schemas']['Intake'];
export type IntakeInput = components['schemas']['IntakeInput'];
export type IntakeMode = components['schemas']['IntakeMode'];
export type InvitationId = components['schemas']['InvitationId'];
export type InvitationKind = components['schemas']['InvitationKind'];
export type InvitationView = components['schemas']['InvitationView'];
export type IpRegime = components['schemas']['IpRegime'];
export type JurorId = components['schemas']['JurorId'];
export type JurorPage = components['schemas']['JurorPage'];
export type JurorProgressView = components['schemas']['JurorProgressView'];
export type JurorRole = components['schemas']['JurorRole'];
export type JurorState = components['schemas']['JurorState'];
export type JurorView = components['schemas']['JurorView'];
export type JuryAssignmentPage = components['schemas']['JuryAssignmentPage'];
export type JuryAssignmentView = components['schemas']['JuryAssignmentView'];
export type KeptAnswer = components['schemas']['KeptAnswer'];
export type KeptReason = components['schemas']['KeptReason'];
export type Key = components['schemas']['Key'];
export type KeySetView = components['schemas']['KeySetView'];
export type LabelsView = components['schemas']['LabelsView'];
export type Language = components['schemas']['Language'];
export type LanguageView = components['schemas']['LanguageView'];
export type Level = components['schemas']['Level'];
export type LevelInput = components['schemas']['LevelInput'];
export type Limits = components['schemas']['Limits'];
export type LimitsInput = components['schemas']['LimitsInput'];
export type Link = components['schemas']['Link'];
export type LinkInput = components['schemas']['LinkInput'];
export type LocalizedText = components['schemas']['LocalizedText'];
export type LocalizedTextInput = components['schemas']['LocalizedTextInput'];
export type MatchAspect = components['schemas']['MatchAspect'];
export type MatchPartView = components['schemas']['MatchPartView'];
export type MatchView = components['schemas']['MatchView'];
export type MatchedField = components['schemas']['MatchedField'];
export type MatchedTermView = components['schemas']['MatchedTermView'];
export type MatchedTextView = components['schemas']['MatchedTextView'];
export type MeView = components['schemas']['MeView'];
export type MemberInvitationView = components['schemas']['MemberInvitationView'];
export type MemberPage = components['schemas']['MemberPage'];
export type MemberRole = components['schemas']['MemberRole'];
export type MemberView = components['schemas']['MemberView'];
export type MembershipView = components['schemas']['MembershipView'];
export type MissingRuleView = components['schemas']['MissingRuleView'];
export type Moment = components['schemas']['Moment'];
export type MomentInput = components['schemas']['MomentInput'];
export type Money = components['schemas']['Money'];
export type NoBody = components['schemas']['NoBody'];
export type NotAsked = components['schemas']['NotAsked'];
export type OperationRef = components['schemas']['OperationRef'];
export type OperatorInvitationView = components['schemas']['OperatorInvitationView'];
export type OperatorRole = components['schemas']['OperatorRole'];
export type OrganisationId = components['schemas']['OrganisationId'];
export type OrganisationKind = components['schemas']['OrganisationKind'];
export type OrganisationPage = components['schemas']['OrganisationPage'];
export type OrganisationProfile = components['schemas']['OrganisationProfile'];
export type OrganisationProfileInput = components['schemas']['OrganisationProfileInput'];
export type OrganisationRef = components['schemas']['OrganisationRef'];
export type OrganisationView = components['schemas']['OrganisationView'];
export type Organiser = components['schemas']['Organiser'];
export type OrganiserInput = components['schemas']['OrganiserInput'];
export type OrganiserKind = components['schemas']['OrganiserKind'];
export type OrganiserRole = components['schemas']['OrganiserRole'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeEntry = components['schemas']['OutcomeEntry'];
export type OutcomeEntryInput = components['schemas']['OutcomeEntryInput'];
export type OutcomeView = components['schemas']['OutcomeView'];
export type PanelValue = components['schemas']['PanelValue'];
export type PartVerdict = components['schemas']['PartVerdict'];
export type Partner = components['schemas']['Partner'];
export type PartnerInput = components['schemas']['PartnerInput'];
export type PartnerRole = components['schemas']['PartnerRole'];
export type PatchApplicationDocument = components['schemas']['PatchApplicationDocument'];
export type PatchCandidate = components['schemas']['PatchCandidate'];
export type PatchChallengeContent = components['schemas']['PatchChallengeContent'];
export type PatchChallengeDocument = components['schemas']['PatchChallengeDocument'];
export type PatchLocalizedText = components['schemas']['PatchLocalizedText'];
export type PatchMeContent = components['schemas']['PatchMeContent'];
export type PatchOrganisationContent = components['schemas']['PatchOrganisationContent'];
export type PatchOrganisationProfile = components['schemas']['PatchOrganisationProfile'];
export type PatchProgrammeDocument = components['schemas']['PatchProgrammeDocument'];
export type PatchRegimes = components['schemas']['PatchRegimes'];
export type PatchSavedQuery = components['schemas']['PatchSavedQuery'];
export type PatchSavedSearchContent = components['schemas']['PatchSavedSearchContent'];
export type PatchTermContent = components['schemas']['PatchTermContent'];
export type Phase = components['schemas']['Phase'];
export type PhaseEnd = components['schemas']['PhaseEnd'];
export type PhaseId = components['schemas']['PhaseId'];
export type PhaseInput = components['schemas']['PhaseInput'];
export type PhaseKind = components['schemas']['PhaseKind'];
export type PhaseResultsView = components['schemas']['PhaseResultsView'];
export type PhaseView = components['schemas']['PhaseView'];
export type Points = components['schemas']['Points'];
export type Prize = components['schemas']['Prize'];
export type PrizeInput = components['schemas']['PrizeInput'];
export type PrizeKind = components['schemas']['PrizeKind'];
export type PrizeRating = components['schemas']['PrizeRating'];
export type Problem = components['schemas']['Problem'];
export type ProblemCodeView = components['schemas']['ProblemCodeView'];
export type ProblemSummary = components['schemas']['ProblemSummary'];
export type ProblemsView = components['schemas']['ProblemsView'];
export type ProfileField = components['schemas']['ProfileField'];
export type ProgrammeDocument = components['schemas']['ProgrammeDocument'];
export type ProgrammeDocumentInput = components['schemas']['ProgrammeDocumentInput'];
export type ProgrammeId = components['schemas']['ProgrammeId'];
export type ProgrammePage = components['schemas']['ProgrammePage'];
export type ProgrammeView = components['schemas']['ProgrammeView'];
export type ProgressView = components['schemas']['ProgressView'];
export type Proposal = components['schemas']['Proposal'];
export type ProposalPage = components['schemas']['ProposalPage'];
export type ProposalSource = components['schemas']['ProposalSource'];
export type Question = components['schemas']['Question'];
export type QuestionId = components['schemas']['QuestionId'];
export type QuestionInput = components['schemas']['QuestionInput'];
export type QuestionKind = components['schemas']['QuestionKind'];
export type QuestionStatus = components['schemas']['QuestionStatus'];
export type Quota = components['schemas']['Quota'];
export type QuotaInput = components['schemas']['QuotaInput'];
export type RankedApplicationView = components['schemas']['RankedApplicationView'];
export type RankingView = components['schemas']['RankingView'];
export type Rate = components['schemas']['Rate'];
export type RateInput = components['schemas']['RateInput'];
export type ReadinessView = components['schemas']['ReadinessView'];
export type ReceiptId = components['schemas']['ReceiptId'];
export type ReceiptView = components['schemas']['ReceiptView'];
export type Regimes = components['schemas']['Regimes'];
export type RegimesInput = components['schemas']['RegimesInput'];
export type Registration = components['schemas']['Registration'];
export type RegistrationInput = components['schemas']['RegistrationInput'];
export type ReplaceMemberRole = components['schemas']['ReplaceMemberRole'];
export type Requirement = components['schemas']['Requirement'];
export type RestoreVersion = components['schemas']['RestoreVersion'];
export type ResultView = components['schemas']['ResultView'];
export type ResultsView = components['schemas']['ResultsView'];
export type ReviewPolicy = components['schemas']['ReviewPolicy'];
export type ReviewPolicyInput = components['schemas']['ReviewPolicyInput'];
export type ReviewState = components['schemas']['ReviewState'];
export type RevisionPage = components['schemas']['RevisionPage'];
export type RevisionView = components['schemas']['RevisionView'];
export type Rubric = components['schemas']['Rubric'];
export type RubricInput = components['schemas']['RubricInput'];
export type RuleKind = components['schemas']['RuleKind'];
export type RuleVerdict = components['schemas']['RuleVerdict'];
export type SavedQuery = components['schemas']['SavedQuery'];
export type SavedQueryInput = components['schemas']['SavedQueryInput'];
export type SavedSearchContent = components['schemas']['SavedSearchContent'];
export type SavedSearchId = components['schemas']['SavedSearchId'];
export type SavedSearchPage = components['schemas']['SavedSearchPage'];
export type SavedSearchView = components['schemas']['SavedSearchView'];
export type ScoreSheet = components['schemas']['ScoreSheet'];
export type ScoreSheetInput = components['schemas']['ScoreSheetInput'];
export type SeatLine = components['schemas']['SeatLine'];
export type SectionStatus = components['schemas']['SectionStatus'];
export type SegmentView = components['schemas']['SegmentView'];
export type SessionId = components['schemas']['SessionId'];
export type SessionPage = components['schemas']['SessionPage'];
export type SessionTokensView = components['schemas']['SessionTokensView'];
export type SessionView = components['schemas']['SessionView'];
export type Snapshot = components['schemas']['Snapshot'];
export type StartupConflictView = components['schemas']['StartupConflictView'];
export type StartupMatchPage = components['schemas']['StartupMatchPage'];
export type StartupMatchView = components['schemas']['StartupMatchView'];
export type StartupSort = components['schemas']['StartupSort'];
export type StatusCount = components['schemas']['StatusCount'];
export type StepUnit = components['schemas']['StepUnit'];
export type Tax = components['schemas']['Tax'];
export type TeamMember = components['schemas']['TeamMember'];
export type TeamMemberInput = components['schemas']['TeamMemberInput'];
export type TeamRole = components['schemas']['TeamRole'];
export type TemplateCardPage = components['schemas']['TemplateCardPage'];
export type TemplateCardView = components['schemas']['TemplateCardView'];
export type TemplateView = components['schemas']['TemplateView'];
export type TermKind = components['schemas']['TermKind'];
export type TermPage = components['schemas']['TermPage'];
export type TermView = components['schemas']['TermView'];
export type Terms = components['schemas']['Terms'];
export type TermsAcceptancePage = components['schemas']['TermsAcceptancePage'];
export type TermsAcceptanceView = components['schemas']['TermsAcceptanceView'];
export type TermsInput = components['schemas']['TermsInput'];
export type TermsKind = components['schemas']['TermsKind'];
export type TestOperator = components['schemas']['TestOperator'];
export type TestSubject = components['schemas']['TestSubject'];
export type TiePolicy = components['schemas']['TiePolicy'];
export type Track = components['schemas']['Track'];
export type TrackChoice = components['schemas']['TrackChoice'];
export type TrackInput = components['schemas']['TrackInput'];
export type TrackRubric = components['schemas']['TrackRubric'];
export type TrackRubricInput = components['schemas']['TrackRubricInput'];
export type Tranche = components['schemas']['Tranche'];
export type TrancheInput = components['schemas']['TrancheInput'];
export type Unit = components['schemas']['Unit'];
export type UserId = components['schemas']['UserId'];
export type ValueLabel = components['schemas']['ValueLabel'];
export type VerdictReason = components['schemas']['VerdictReason'];
export type VerificationState = components['schemas']['VerificationState'];
export type VerificationView = components['schemas']['VerificationView'];
export type VoteEffect = components['schemas']['VoteEffect'];
export type VoteMeasure = components['schemas']['VoteMeasure'];
export type VotePolicy = components['schemas']['VotePolicy'];
export type VotePolicyInput = components['schemas']['VotePolicyInput'];
export type ResponseAccountDisabledOrEmailNotVerified = components['responses']['AccountDisabledOrEmailNotVerified'];
export type ResponseAlreadyExists = components['responses']['AlreadyExists'];
export type ResponseApplicationsSealed = components['responses']['ApplicationsSealed'];
export type ResponseAuthBusyOrDependencyUnavailable = components['responses']['AuthBusyOrDependencyUnavailable'];
export type ResponseAuthenticationRequiredOrInvalidTokenOrTokenExpired = components['responses']['AuthenticationRequiredOrInvalidTokenOrTokenExpired'];
export type ResponseAuthenticationRequiredOrInvalidTokenOrTokenExpiredOrInvalidCredentials = components['responses']['AuthenticationRequiredOrInvalidTokenOrTokenExpiredOrInvalidCredentials'];
export type ResponseAuthenticationRequiredOrInvalidTokenOrTokenReused = components['responses']['AuthenticationRequiredOrInvalidTokenOrTokenReused'];
export type ResponseBodyTooLarge = components['responses']['BodyTooLarge'];
export type ResponseChallengeNotOpenOrDeadlinePassedOrApplicationAlreadyExists = components['responses']['ChallengeNotOpenOrDeadlinePassedOrApplicationAlreadyExists'];
export type ResponseChallengeNotOpenOrDeadlinePassedOrApplicationNotEditable = components['responses']['ChallengeNotOpenOrDeadlinePassedOrApplicationNotEditable'];
export type ResponseConflictOfInterest = components['responses']['ConflictOfInterest'];
export type ResponseDependencyUnavailable = components['responses']['DependencyUnavailable'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseForbiddenOrConflictOfInterest = components['responses']['ForbiddenOrConflictOfInterest'];
export type ResponseForbiddenOrOrganisationNotVerified = components['responses']['ForbiddenOrOrganisationNotVerified'];
export type ResponseHeadersTooLarge = components['responses']['HeadersTooLarge'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseInvalidCredentials = components['responses']['InvalidCredentials'];
export type ResponseInvalidState = components['responses']['InvalidState'];
export type ResponseInvalidStateOrAlreadyExistsOrAlreadyOnPanelOrLastOwner = components['responses']['InvalidStateOrAlreadyExistsOrAlreadyOnPanelOrLastOwner'];
export type ResponseInvalidStateOrAlreadyOnPanel = components['responses']['InvalidStateOrAlreadyOnPanel'];
export type ResponseInvalidStateOrApplicationsSealedOrPanelLocked = components['responses']['InvalidStateOrApplicationsSealedOrPanelLocked'];
export type ResponseInvalidStateOrChallengeIncomplete = components['responses']['InvalidStateOrChallengeIncomplete'];
export type ResponseInvalidStateOrChallengeIncompleteOrOwnApproval = components['responses']['InvalidStateOrChallengeIncompleteOrOwnApproval'];
export type ResponseInvalidStateOrChallengeNotOpenOrDeadlinePassedOrPanelLocked = components['responses']['InvalidStateOrChallengeNotOpenOrDeadlinePassedOrPanelLocked'];
export type ResponseInvalidStateOrDeadlinePassed = components['responses']['InvalidStateOrDeadlinePassed'];
export type ResponseInvalidStateOrLastOwner = components['responses']['InvalidStateOrLastOwner'];
export type ResponseInvalidStateOrNoDecisionOrSameApproverOrAlreadyReleased = components['responses']['InvalidStateOrNoDecisionOrSameApproverOrAlreadyReleased'];
export type ResponseInvalidStateOrOwnApproval = components['responses']['InvalidStateOrOwnApproval'];
export type ResponseInvalidStateOrPanelLocked = components['responses']['InvalidStateOrPanelLocked'];
export type ResponseInvalidStateOrPanelOpenOrTieAtLastSeatOrAlreadyReleased = components['responses']['InvalidStateOrPanelOpenOrTieAtLastSeatOrAlreadyReleased'];
export type ResponseInvalidStateOrScoringNotOpenOrCoverageIncompleteOrPanelLocked = components['responses']['InvalidStateOrScoringNotOpenOrCoverageIncompleteOrPanelLocked'];
export type ResponseInvalidStateOrScoringNotOpenOrPanelLocked = components['responses']['InvalidStateOrScoringNotOpenOrPanelLocked'];
export type ResponseInvalidTokenOrTokenExpired = components['responses']['InvalidTokenOrTokenExpired'];
export type ResponseLastOwner = components['responses']['LastOwner'];
export type ResponseLinkExpired = components['responses']['LinkExpired'];
export type ResponseMalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeader = components['responses']['MalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeader'];
export type ResponseMalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeaderOrIdempotencyKeyRequiredOrIdempotencyKeyInvalid = components['responses']['MalformedJsonOrUnknownParameterOrInvalidParameterOrInvalidHeaderOrIdempotencyKeyRequiredOrIdempotencyKeyInvalid'];
export type ResponseNotAcceptable = components['responses']['NotAcceptable'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponsePanelOpen = components['responses']['PanelOpen'];
export type ResponsePanelOpenOrNoDecision = components['responses']['PanelOpenOrNoDecision'];
export type ResponsePreconditionFailed = components['responses']['PreconditionFailed'];
export type ResponsePreconditionRequired = components['responses']['PreconditionRequired'];
export type ResponseQuotaExceeded = components['responses']['QuotaExceeded'];
export type ResponseRequestTimeout = components['responses']['RequestTimeout'];
export type ResponseResultsNotPublished = components['responses']['ResultsNotPublished'];
export type ResponseScoringNotOpen = components['responses']['ScoringNotOpen'];
export type ResponseStorageFull = components['responses']['StorageFull'];
export type ResponseUnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeader = components['responses']['UnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeader'];
export type ResponseUnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeaderOrInvalidCursor = components['responses']['UnknownParameterOrDuplicateParameterOrInvalidParameterOrInvalidHeaderOrInvalidCursor'];
export type ResponseUnknownParameterOrInvalidParameterOrInvalidHeader = components['responses']['UnknownParameterOrInvalidParameterOrInvalidHeader'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseValidationFailed = components['responses']['ValidationFailed'];
export type ResponseValidationFailedOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible = components['responses']['ValidationFailedOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible'];
export type ResponseValidationFailedOrIdempotencyKeyMismatch = components['responses']['ValidationFailedOrIdempotencyKeyMismatch'];
export type ResponseValidationFailedOrIdempotencyKeyMismatchOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible = components['responses']['ValidationFailedOrIdempotencyKeyMismatchOrApplicationIncompleteOrTermsNotAcceptedOrNotEligible'];
export type ResponseValidationFailedOrIdempotencyKeyMismatchOrSheetIncomplete = components['responses']['ValidationFailedOrIdempotencyKeyMismatchOrSheetIncomplete'];
export type ResponseValidationFailedOrSeatsExceeded = components['responses']['ValidationFailedOrSeatsExceeded'];
export type ResponseValidationFailedOrSheetIncomplete = components['responses']['ValidationFailedOrSheetIncomplete'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export interface operations {
    accounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description It was accepted; the answer is the same whether or not there was anything to do. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accounts_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVerification"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accounts_request_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailRequest"];
            };
        };
        responses: {
            /** @description It was accepted; the answer is the same whether or not there was anything to do. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accounts_request_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMailRequest"];
            };
        };
        responses: {
            /** @description It was accepted; the answer is the same whether or not there was anything to do. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accounts_reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePasswordReset"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sessions_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description The tokens of the session. */
            201: {
                headers: {
                    /** @description The session. */
                    Location?: string;
                    /** @description The refresh token as an HttpOnly, SameSite=Strict cookie, if asked for. */
                    "Set-Cookie"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokensView"];
                };
            };
        };
    };
    sessions_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /** @description The refresh token, if it was asked for as a cookie. */
                tahaddi_refresh?: string;
            };
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRefresh"];
            };
        };
        responses: {
            /** @description The tokens of the session. */
            200: {
                headers: {
                    /** @description The refresh token as an HttpOnly, SameSite=Strict cookie, if asked for. */
                    "Set-Cookie"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokensView"];
                };
            };
        };
    };
    sessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    /** @description Takes the cookie back. */
                    "Set-Cookie"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    me_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "email" | "name" | "language" | "operator_role" | "memberships" | "may")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
        };
    };
    me_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchMeContent"];
                "application/merge-patch+json": components["schemas"]["PatchMeContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
        };
    };
    me_change_password: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePasswordChange"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sessions_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "user_agent" | "address" | "created_at" | "last_used_at" | "expires_at" | "current")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
        };
    };
    sessions_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sessions_revoke_others: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    users_end_sessions: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    users_disable: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountReason"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    users_enable: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountReason"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    operators_invite: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOperatorInvitation"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorInvitationView"];
                };
            };
        };
    };
    invitations_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("kind" | "role" | "organisation_name" | "challenge_title" | "email" | "expires_at" | "account_exists")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
        };
    };
    invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAcceptance"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    organisations_list: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: components["schemas"]["OrganisationKind"];
                /** @description Only with this verification. */
                verification?: components["schemas"]["VerificationState"];
                /** @description Only what answers all these words, as in the directory of startups. */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description In which order: by `relevance` if there is a `q`, else in that of the list, unless it is said. */
                sort?: components["schemas"]["StartupSort"];
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "kind" | "name" | "profile" | "verified" | "created_at" | "updated_at" | "allowed_actions")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
        };
    };
    organisations_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganisation"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    organisations_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "kind" | "name" | "profile" | "verified" | "created_at" | "updated_at" | "allowed_actions")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    organisations_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchOrganisationContent"];
                "application/merge-patch+json": components["schemas"]["PatchOrganisationContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    startups_list: {
        parameters: {
            query?: {
                /** @description Only with one of these technologies, or with one that lies within it: slugs or known synonyms; may be repeated. */
                technology?: string[];
                /** @description Only of one of these sectors, or of one that lies within it; may be repeated. */
                sector?: string[];
                /** @description Only of this region. */
                region?: string;
                /**
                 * @description Only what answers all these words, in any language: by a word of its name or summary, or by a technology, sector or region
                 *     that is called so or lies within one that is. The first three letters of a word are enough. If nothing answers, words of
                 *     four letters may have one wrong letter, of eight two.
                 */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description In which order: by `relevance` if there is a `q`, else in that of the list, unless it is said. */
                sort?: components["schemas"]["StartupSort"];
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "kind" | "name" | "profile" | "verified" | "created_at" | "updated_at" | "allowed_actions")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
        };
    };
    members_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("user_id" | "name" | "email" | "role" | "created_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
        };
    };
    members_invite: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMemberInvitation"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberInvitationView"];
                };
            };
        };
    };
    members_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceMemberRole"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
        };
    };
    members_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    organisations_transfer: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOwnershipTransfer"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    verification_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("state" | "verified" | "evidence" | "reason" | "requested_at" | "decided_at" | "expires_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
        };
    };
    verification_request: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVerificationRequest"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
        };
    };
    verification_decide: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVerificationDecision"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationView"];
                };
            };
        };
    };
    technologies_list: {
        parameters: {
            query?: {
                /** @description Retired terms too. */
                include_retired?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermPage"];
                };
            };
        };
    };
    technologies_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTerm"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    technologies_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    technologies_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTermContent"];
                "application/merge-patch+json": components["schemas"]["PatchTermContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sectors_list: {
        parameters: {
            query?: {
                /** @description Retired terms too. */
                include_retired?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermPage"];
                };
            };
        };
    };
    sectors_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTerm"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sectors_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sectors_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTermContent"];
                "application/merge-patch+json": components["schemas"]["PatchTermContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sites_list: {
        parameters: {
            query?: {
                /** @description Retired terms too. */
                include_retired?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermPage"];
                };
            };
        };
    };
    sites_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTerm"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sites_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    sites_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTermContent"];
                "application/merge-patch+json": components["schemas"]["PatchTermContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    regions_list: {
        parameters: {
            query?: {
                /** @description Retired terms too. */
                include_retired?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermPage"];
                };
            };
        };
    };
    regions_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTerm"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    regions_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("slug" | "labels" | "synonyms" | "parents" | "details" | "position" | "retired_at")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    regions_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its name. */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchTermContent"];
                "application/merge-patch+json": components["schemas"]["PatchTermContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermView"];
                };
            };
        };
    };
    programmes_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation_id" | "document" | "created_at" | "updated_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePage"];
                };
            };
        };
    };
    programmes_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProgramme"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
        };
    };
    programmes_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation_id" | "document" | "created_at" | "updated_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
        };
    };
    programmes_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchProgrammeDocument"];
                "application/merge-patch+json": components["schemas"]["PatchProgrammeDocument"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
        };
    };
    challenges_list: {
        parameters: {
            query?: {
                /**
                 * @description Only with one of these technologies, or with one that lies within it: slugs or known synonyms such as `IA`; may be
                 *     repeated.
                 */
                technology?: string[];
                /** @description Only of one of these sectors, or of one that lies within it; may be repeated. */
                sector?: string[];
                /** @description Only at one of these sites; may be repeated. */
                site?: string[];
                /** @description Only of this programme. */
                programme?: components["schemas"]["ProgrammeId"];
                /** @description Only of this organisation. */
                organisation?: components["schemas"]["OrganisationId"];
                /** @description Only what is this now. */
                status?: components["schemas"]["ChallengeStatus"];
                /** @description Only what closes before this instant. */
                closes_before?: components["schemas"]["Instant"];
                /**
                 * @description Only what answers all these words, in any language: by a word of its title, summary or description, by a technology,
                 *     sector or site that is called so or lies within one that is, or by the name of its organisation. The first three
                 *     letters of a word are enough. If nothing answers, words of four letters may have one wrong letter, of eight two.
                 */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description In which order: by `relevance` if there is a `q`, else in that of the list, unless it is said. */
                sort?: components["schemas"]["ChallengeSort"];
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("organisation" | "programme")[];
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "title" | "summary" | "sectors" | "technologies" | "sites" | "seats" | "opens_at" | "closes_at" | "closes_local" | "time_zone" | "published_at" | "expanded" | "matched")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeCardPage"];
                };
            };
        };
    };
    challenges_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChallenge"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_facets: {
        parameters: {
            query?: {
                /**
                 * @description Only with one of these technologies, or with one that lies within it: slugs or known synonyms such as `IA`; may be
                 *     repeated.
                 */
                technology?: string[];
                /** @description Only of one of these sectors, or of one that lies within it; may be repeated. */
                sector?: string[];
                /** @description Only at one of these sites; may be repeated. */
                site?: string[];
                /** @description Only of this programme. */
                programme?: components["schemas"]["ProgrammeId"];
                /** @description Only of this organisation. */
                organisation?: components["schemas"]["OrganisationId"];
                /** @description Only what is this now. */
                status?: components["schemas"]["ChallengeStatus"];
                /** @description Only what closes before this instant. */
                closes_before?: components["schemas"]["Instant"];
                /**
                 * @description Only what answers all these words, in any language: by a word of its title, summary or description, by a technology,
                 *     sector or site that is called so or lies within one that is, or by the name of its organisation. The first three
                 *     letters of a word are enough. If nothing answers, words of four letters may have one wrong letter, of eight two.
                 */
                q?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("technologies" | "sectors" | "sites" | "statuses")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacetsView"];
                };
            };
        };
    };
    challenges_list_managed: {
        parameters: {
            query?: {
                /** @description Only in this state. */
                state?: components["schemas"]["ChallengeState"];
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "title" | "summary" | "sectors" | "technologies" | "sites" | "seats" | "opens_at" | "closes_at" | "closes_local" | "time_zone" | "published_at" | "expanded" | "matched")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeCardPage"];
                };
            };
        };
    };
    challenges_view: {
        parameters: {
            query?: {
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("organisation" | "programme")[];
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "document" | "note" | "publish_at" | "published_at" | "created_at" | "updated_at" | "allowed_actions" | "expanded")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    challenges_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchChallengeContent"];
                "application/merge-patch+json": components["schemas"]["PatchChallengeContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_linked_data: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The challenge in the words of schema.org. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": Record<string, never>;
                };
            };
        };
    };
    challenges_readiness: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("ready" | "missing")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessView"];
                };
            };
        };
    };
    challenges_revisions: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("version" | "state" | "document" | "changes" | "note" | "actor_id" | "at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
        };
    };
    challenges_request_approval: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_approve: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateApproval"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_request_changes: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChangeRequest"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_publish: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreatePublication"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCancellation"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_extend: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExtension"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    challenges_copy: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCopy"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
        };
    };
    eligibility_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateInput"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityReport"];
                };
            };
        };
    };
    questions_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "question" | "asked_at" | "answer" | "answered_at" | "published")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryPage"];
                };
            };
        };
    };
    questions_ask: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInquiry"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryView"];
                };
            };
        };
    };
    questions_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAnswer"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InquiryView"];
                };
            };
        };
    };
    terms_accepted: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("key" | "version" | "digest" | "accepted_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsAcceptancePage"];
                };
            };
        };
    };
    terms_accept: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTermsAcceptance"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsAcceptanceView"];
                };
            };
        };
    };
    feeds_challenges: {
        parameters: {
            query?: {
                /**
                 * @description Only with one of these technologies, or with one that lies within it: slugs or known synonyms such as `IA`; may be
                 *     repeated.
                 */
                technology?: string[];
                /** @description Only of one of these sectors, or of one that lies within it; may be repeated. */
                sector?: string[];
                /** @description Only at one of these sites; may be repeated. */
                site?: string[];
                /** @description Only of this programme. */
                programme?: components["schemas"]["ProgrammeId"];
                /** @description Only of this organisation. */
                organisation?: components["schemas"]["OrganisationId"];
                /** @description Only what is this now. */
                status?: components["schemas"]["ChallengeStatus"];
                /** @description Only what closes before this instant. */
                closes_before?: components["schemas"]["Instant"];
                /**
                 * @description Only what answers all these words, in any language: by a word of its title, summary or description, by a technology,
                 *     sector or site that is called so or lies within one that is, or by the name of its organisation. The first three
                 *     letters of a word are enough. If nothing answers, words of four letters may have one wrong letter, of eight two.
                 */
                q?: string;
                /** @description The language of the texts; without it `Accept-Language` chooses. A challenge without a text in it has another one, marked. */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    feeds_deadlines: {
        parameters: {
            query?: {
                /**
                 * @description Only with one of these technologies, or with one that lies within it: slugs or known synonyms such as `IA`; may be
                 *     repeated.
                 */
                technology?: string[];
                /** @description Only of one of these sectors, or of one that lies within it; may be repeated. */
                sector?: string[];
                /** @description Only at one of these sites; may be repeated. */
                site?: string[];
                /** @description Only of this programme. */
                programme?: components["schemas"]["ProgrammeId"];
                /** @description Only of this organisation. */
                organisation?: components["schemas"]["OrganisationId"];
                /** @description Only what is this now. */
                status?: components["schemas"]["ChallengeStatus"];
                /** @description Only what closes before this instant. */
                closes_before?: components["schemas"]["Instant"];
                /**
                 * @description Only what answers all these words, in any language: by a word of its title, summary or description, by a technology,
                 *     sector or site that is called so or lies within one that is, or by the name of its organisation. The first three
                 *     letters of a word are enough. If nothing answers, words of four letters may have one wrong letter, of eight two.
                 */
                q?: string;
                /** @description The language of the texts; without it `Accept-Language` chooses. A challenge without a text in it has another one. */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    saved_searches_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "name" | "query" | "notify" | "url" | "created_at" | "updated_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchPage"];
                };
            };
        };
    };
    saved_searches_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedSearchContent"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchView"];
                };
            };
        };
    };
    saved_searches_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "name" | "query" | "notify" | "url" | "created_at" | "updated_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchView"];
                };
            };
        };
    };
    saved_searches_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    saved_searches_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchSavedSearchContent"];
                "application/merge-patch+json": components["schemas"]["PatchSavedSearchContent"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearchView"];
                };
            };
        };
    };
    followed_challenges_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "title" | "summary" | "sectors" | "technologies" | "sites" | "seats" | "opens_at" | "closes_at" | "closes_local" | "time_zone" | "published_at" | "expanded" | "matched")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeCardPage"];
                };
            };
        };
    };
    challenges_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    challenges_unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applications_list: {
        parameters: {
            query?: {
                /** @description Withdrawn ones too. */
                include_withdrawn?: boolean;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("challenge" | "organisation")[];
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "organisation" | "state" | "title" | "submitted_at" | "updated_at" | "expanded")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCardPage"];
                };
            };
        };
    };
    applications_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApplication"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_list_own: {
        parameters: {
            query?: {
                /** @description Only to this challenge. */
                challenge?: components["schemas"]["ChallengeId"];
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("challenge" | "organisation")[];
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "organisation" | "state" | "title" | "submitted_at" | "updated_at" | "expanded")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCardPage"];
                };
            };
        };
    };
    applications_count: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: "submitted"[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationCountView"];
                };
            };
        };
    };
    applications_proposals: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("question_id" | "answer" | "source" | "issues")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
        };
    };
    applications_view: {
        parameters: {
            query?: {
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("challenge" | "organisation")[];
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "challenge_title" | "organisation" | "state" | "document" | "submitted_at" | "withdrawn_at" | "deadline" | "extension" | "reopening" | "correction" | "outcomes" | "created_at" | "updated_at" | "allowed_actions" | "expanded")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_delete: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    applications_edit: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchApplicationDocument"];
                "application/merge-patch+json": components["schemas"]["PatchApplicationDocument"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_completeness: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("form" | "eligibility")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompletenessView"];
                };
            };
        };
    };
    applications_versions: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("version" | "state" | "document" | "changes" | "digest" | "actor_id" | "at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationVersionPage"];
                };
            };
        };
    };
    applications_restore: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreVersion"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_submit: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationView"];
                };
            };
        };
    };
    applications_receipt: {
        parameters: {
            query?: {
                /** @description The version of the application that was handed in; left out, the last one. */
                version?: number;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "version" | "submitted_at" | "submitted_by" | "deadline" | "digest" | "receipt" | "snapshot" | "eligibility" | "terms")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
        };
    };
    applications_extend: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantedUntil"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
        };
    };
    applications_reopen: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantedUntil"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantView"];
                };
            };
        };
    };
    jurors_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "email" | "name" | "role" | "state" | "interests" | "confidentiality_accepted_at" | "invited_at" | "answered_at" | "removed_reason" | "allowed_actions")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JurorPage"];
                };
            };
        };
    };
    jurors_invite: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJuror"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JurorView"];
                };
            };
        };
    };
    jurors_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "email" | "name" | "role" | "state" | "interests" | "confidentiality_accepted_at" | "invited_at" | "answered_at" | "removed_reason" | "allowed_actions")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JurorView"];
                };
            };
        };
    };
    jurors_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJurorRemoval"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JurorView"];
                };
            };
        };
    };
    conflicts_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConflictCheck"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictCheckView"];
                };
            };
        };
    };
    conflicts_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "juror_id" | "organisation_id" | "kind" | "source" | "reason" | "declared_at" | "removed_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictPage"];
                };
            };
        };
    };
    conflicts_declare: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateConflict"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictView"];
                };
            };
        };
    };
    conflicts_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                conflict_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    assignments_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "phase_id" | "juror_id" | "application_id" | "pseudonym" | "state" | "conflicted" | "sheet" | "reason" | "completed_at" | "created_at" | "updated_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentPage"];
                };
            };
        };
    };
    assignments_create: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAssignments"];
            };
        };
        responses: {
            /** @description It was created. */
            201: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentsView"];
                };
            };
        };
    };
    assignments_delete: {
        parameters: {
            query?: {
                /** @description Why; it stays on record. */
                reason?: string;
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    assignments_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
                /** @description Its identifier. */
                assignment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAssignmentRemoval"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentView"];
                };
            };
        };
    };
    jury_assignments_list: {
        parameters: {
            query?: {
                /** @description Only those of this review phase. */
                phase_id?: components["schemas"]["PhaseId"];
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "phase_id" | "challenge_title" | "pseudonym" | "state" | "opens_at" | "closes_at")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JuryAssignmentPage"];
                };
            };
        };
    };
    jury_assignments_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "phase_id" | "challenge_title" | "pseudonym" | "state" | "applicant" | "title" | "answers" | "rubric" | "rubric_version" | "sheet" | "opens_at" | "closes_at" | "allowed_actions")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlindDossierView"];
                };
            };
        };
    };
    sheets_write: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoreSheetInput"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlindDossierView"];
                };
            };
        };
    };
    jury_assignments_complete: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JuryAssignmentView"];
                };
            };
        };
    };
    jury_assignments_recuse: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRecusal"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    jury_assignments_decline: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDecline"];
            };
        };
        responses: {
            /** @description It was done. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    phases_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "title" | "state" | "policy" | "rubric_version" | "seats" | "opens_at" | "closes_at" | "locked_at" | "locked_by" | "decided_at" | "decided_by" | "released_at" | "released_by" | "allowed_actions")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhaseView"];
                };
            };
        };
    };
    phases_progress: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("phase_id" | "state" | "applications" | "reviews_per_application" | "assigned" | "completed" | "quarantined" | "coverage_missing" | "by_application" | "by_juror")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressView"];
                };
            };
        };
    };
    phases_lock: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoBody"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhaseView"];
                };
            };
        };
    };
    phases_ranking: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("phase_id" | "is_final" | "rubric_version" | "method" | "seat_line" | "entries")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingView"];
                };
            };
        };
    };
    decisions_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("phase_id" | "state" | "decision" | "decided_by" | "decided_at" | "released_by" | "released_at")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
        };
    };
    decisions_write: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the representation that the change is based on. */
                "If-Match": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionDocumentInput"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionView"];
                };
            };
        };
    };
    decisions_release: {
        parameters: {
            query?: never;
            header: {
                /** @description A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateRelease"];
            };
        };
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhaseView"];
                };
            };
        };
    };
    results_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("challenge_id" | "challenge_title" | "phases")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsView"];
                };
            };
        };
    };
    matches_list_own: {
        parameters: {
            query?: {
                /** @description The startup; may be left out by whoever belongs to one alone. */
                organisation?: components["schemas"]["OrganisationId"];
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("challenge" | "fit")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallMatchPage"];
                };
            };
        };
    };
    matches_list: {
        parameters: {
            query?: {
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("organisation" | "fit")[];
            };
            header?: never;
            path: {
                /** @description Its identifier. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartupMatchPage"];
                };
            };
        };
    };
    templates_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("key" | "title" | "description")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateCardPage"];
                };
            };
        };
    };
    templates_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("key" | "title" | "description" | "document")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
        };
    };
    audit_events_list: {
        parameters: {
            query?: {
                /** @description Only of this organisation; required of everybody but operators. */
                organisation_id?: components["schemas"]["OrganisationId"];
                /** @description Only about this object. */
                subject_id?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "at" | "actor_id" | "action" | "subject_id" | "organisation_id" | "request_id" | "details")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    /** @description The next page, as `rel="next"` (RFC 8288). */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("status" | "version")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("status" | "version")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
        };
    };
    keys_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: "keys"[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySetView"];
                };
            };
        };
    };
    labels_list: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("languages" | "enums")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelsView"];
                };
            };
        };
    };
    labels_view: {
        parameters: {
            query?: {
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("name" | "label" | "values")[];
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body. */
            200: {
                headers: {
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnumLabels"];
                };
            };
        };
    };
    problems_list: {
        parameters: {
            query?: {
                /** @description The language of the texts; without it `Accept-Language` chooses. */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body: JSON, or a page if `Accept` prefers `text/html`. */
            200: {
                headers: {
                    /** @description The language of the texts. */
                    "Content-Language"?: string;
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemsView"];
                    "text/html": string;
                };
            };
        };
    };
    problems_view: {
        parameters: {
            query?: {
                /** @description The language of the texts; without it `Accept-Language` chooses. */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                /** @description Its name. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body: JSON, or a page if `Accept` prefers `text/html`. */
            200: {
                headers: {
                    /** @description The language of the texts. */
                    "Content-Language"?: string;
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemCodeView"];
                    "text/html": string;
                };
            };
        };
    };
    problems_view_field: {
        parameters: {
            query?: {
                /** @description The language of the texts; without it `Accept-Language` chooses. */
                lang?: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                /** @description Its name. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the body: JSON, or a page if `Accept` prefers `text/html`. */
            200: {
                headers: {
                    /** @description The language of the texts. */
                    "Content-Language"?: string;
                    /** @description A strong validator of this representation. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemCodeView"];
                    "text/html": string;
                };
            };
        };
    };
}
