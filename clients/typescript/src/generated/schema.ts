// Generated from the OpenAPI document by scripts/generate.mjs. Change the document, not this file.

export interface components {
    schemas: {
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
        /** @description An answer: a text, a number, or yes and no, as its question asks. */
        AnswerValue: boolean | components["schemas"]["Points"] | string;
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
         * @description What a startup writes. A draft may be incomplete; what is there must fit the form.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       }
         *     }
         */
        ApplicationDocument: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title: string;
            /** @description Answers by the id of their question. In a merge patch, `null` removes an answer. */
            answers: {
                [key: string]: components["schemas"]["AnswerValue"];
            };
        };
        /**
         * @description What a startup writes. A draft may be incomplete; what is there must fit the form.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       }
         *     }
         */
        ApplicationDocumentInput: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title?: string;
            /** @description Answers by the id of their question. In a merge patch, `null` removes an answer. */
            answers?: {
                [key: string]: components["schemas"]["AnswerValue"];
            };
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
         *         }
         *       },
         *       "submitted_at": "2027-01-31T22:59:59.000000Z",
         *       "withdrawn_at": "2027-01-31T22:59:59.000000Z",
         *       "deadline": "2027-01-31T22:59:59.000000Z",
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
            /** @description The instant at which the application window closes. */
            deadline: components["schemas"]["Instant"] | null;
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
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "weight": 30,
         *             "threshold": null,
         *             "required": true,
         *             "comment_required": false
         *           }
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
            /** @description When the application window opens. */
            opens_at: components["schemas"]["Instant"] | null;
            /** @description When the application window closes. */
            closes_at: components["schemas"]["Instant"] | null;
            /** @description The same as wall time in the time zone of the challenge. */
            closes_local: string | null;
            /** @description The time zone of the challenge. */
            time_zone: string;
            /** @description When it was published. */
            published_at: components["schemas"]["Instant"] | null;
            /** @description What `expand` asked for; null if it asked for nothing. */
            expanded: components["schemas"]["ChallengeExpanded"] | null;
        };
        /**
         * @description Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
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
         *       "time_zone": "Africa/Casablanca",
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "information",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ]
         *             },
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1
         *           }
         *         }
         *       ],
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true
         *         }
         *       ]
         *     }
         */
        ChallengeDocument: {
            /** @description The name of the call. */
            title: components["schemas"]["LocalizedText"];
            /** @description One or two sentences for lists. */
            summary: components["schemas"]["LocalizedText"];
            /** @description The problem, the context and what is expected, in Markdown. */
            description: components["schemas"]["LocalizedText"];
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
            /** @description What happens when, in order. */
            phases: components["schemas"]["Phase"][];
            /** @description The application form. */
            questions: components["schemas"]["Question"][];
        };
        /**
         * @description Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
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
         *       "time_zone": "Africa/Casablanca",
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "information",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ]
         *             },
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1
         *           }
         *         }
         *       ],
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true
         *         }
         *       ]
         *     }
         */
        ChallengeDocumentInput: {
            /** @description The name of the call. */
            title: components["schemas"]["LocalizedTextInput"];
            /** @description One or two sentences for lists. */
            summary?: components["schemas"]["LocalizedTextInput"];
            /** @description The problem, the context and what is expected, in Markdown. */
            description?: components["schemas"]["LocalizedTextInput"];
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
            /** @description What happens when, in order. */
            phases?: components["schemas"]["PhaseInput"][];
            /** @description The application form. */
            questions?: components["schemas"]["QuestionInput"][];
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
         *         "phases": [
         *           {
         *             "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "information",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "opens": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z"
         *             },
         *             "closes": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z"
         *             },
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                     "min": 0,
         *                     "max": 5,
         *                     "step": 0.5,
         *                     "weight": 30,
         *                     "threshold": null,
         *                     "required": true,
         *                     "comment_required": false
         *                   }
         *                 ]
         *               },
         *               "blind": true,
         *               "sealed": true,
         *               "reviews_per_application": 1
         *             }
         *           }
         *         ],
         *         "questions": [
         *           {
         *             "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *             "max_words": 1,
         *             "options": [
         *               "options"
         *             ],
         *             "visible_to_jury": true
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
        Code: "malformed_json" | "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "headers_too_large" | "invalid_cursor" | "validation_failed" | "body_too_large" | "request_timeout" | "unsupported_media_type" | "not_acceptable" | "method_not_allowed" | "not_found" | "authentication_required" | "invalid_token" | "token_expired" | "token_reused" | "invalid_credentials" | "account_disabled" | "email_not_verified" | "forbidden" | "origin_not_allowed" | "link_expired" | "idempotency_key_required" | "idempotency_key_invalid" | "idempotency_key_mismatch" | "precondition_required" | "precondition_failed" | "quota_exceeded" | "auth_busy" | "invalid_state" | "already_exists" | "challenge_not_open" | "deadline_passed" | "challenge_incomplete" | "own_approval" | "organisation_not_verified" | "application_already_exists" | "applications_sealed" | "application_incomplete" | "application_not_editable" | "conflict_of_interest" | "scoring_not_open" | "panel_open" | "coverage_incomplete" | "sheet_incomplete" | "panel_locked" | "seats_exceeded" | "tie_at_last_seat" | "no_decision" | "same_approver" | "already_released" | "results_not_published" | "already_on_panel" | "last_owner" | "storage_full" | "dependency_unavailable" | "internal_error";
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
            /** @description More facts. */
            details?: Record<string, never>;
            /**
             * Format: int32
             * @description Its place in lists; terms with the same place are in the order of their slugs.
             */
            position?: number;
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
         * @description One criterion with a scale of its own.
         * @example {
         *       "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *       "min": 0,
         *       "max": 5,
         *       "step": 0.5,
         *       "weight": 30,
         *       "threshold": null,
         *       "required": true,
         *       "comment_required": false
         *     }
         */
        Criterion: {
            /** @description Given by the server when the criterion is new; sent back to keep it. */
            id: components["schemas"]["CriterionId"];
            /** @description Its name. */
            label: components["schemas"]["LocalizedText"];
            /** @description What the juror should look at. */
            guidance: components["schemas"]["LocalizedText"];
            /** @description The lowest score. */
            min: components["schemas"]["Points"];
            /** @description The highest score. */
            max: components["schemas"]["Points"];
            /** @description Scores lie on whole steps from the lowest; without a step any value within the scale is allowed. */
            step: components["schemas"]["Points"] | null;
            /** @description Its share in the weighted mean; a criterion with weight 0 is shown and never counts. */
            weight: components["schemas"]["Points"];
            /** @description The least panel value with which an application is ranked. */
            threshold: components["schemas"]["Points"] | null;
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
         *       "min": 0,
         *       "max": 5,
         *       "step": 0.5,
         *       "weight": 30,
         *       "threshold": null,
         *       "required": true,
         *       "comment_required": false
         *     }
         */
        CriterionInput: {
            /** @description Given by the server when the criterion is new; sent back to keep it. */
            id?: components["schemas"]["CriterionId"] | null;
            /** @description Its name. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What the juror should look at. */
            guidance?: components["schemas"]["LocalizedTextInput"];
            /** @description The lowest score. */
            min?: components["schemas"]["Points"];
            /** @description The highest score. */
            max: components["schemas"]["Points"];
            /** @description Scores lie on whole steps from the lowest; without a step any value within the scale is allowed. */
            step?: components["schemas"]["Points"] | null;
            /** @description Its share in the weighted mean; a criterion with weight 0 is shown and never counts. */
            weight: components["schemas"]["Points"];
            /** @description The least panel value with which an application is ranked. */
            threshold?: components["schemas"]["Points"] | null;
            /** @description Whether a completed sheet needs a score here. */
            required?: boolean;
            /** @description Whether a completed sheet needs a comment here. */
            comment_required?: boolean;
        };
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
         * @description How many published challenges have a term.
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
         * @description How many published challenges there are for each technology, sector and site.
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
         *     - `weights_invalid`: Weights must add up to more than zero.
         *     - `too_common`: The password is too common or made of the account's own words.
         *     - `frozen`: A published deadline only moves later, in a recorded extension.
         *     - `sheet_missing`: A completed, unconflicted score sheet is missing.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        FieldCode: "required" | "too_short" | "too_long" | "out_of_range" | "off_step" | "too_precise" | "wrong_type" | "invalid_format" | "not_allowed" | "unknown_reference" | "duplicate" | "unknown_field" | "wrong_order" | "weights_invalid" | "too_common" | "frozen" | "sheet_missing";
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
         * Format: date-time
         * @description An instant in UTC, RFC 3339 with six decimals.
         * @example 2027-01-31T22:59:59.000000Z
         */
        Instant: string;
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
         * @description A moment as the author gives it: wall time in the time zone of the challenge.
         * @example {
         *       "local": "2027-03-31T23:59:59",
         *       "at": "2027-03-31T23:59:59.000000Z"
         *     }
         */
        Moment: {
            /**
             * @description `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD`: a bare date opens at its first moment and closes at the
             *     next local midnight; a closing `23:59` means the last second of that minute.
             */
            local: string;
            /** @description The instant that binds, computed by the server. */
            readonly at: components["schemas"]["Instant"] | null;
        };
        /**
         * @description A moment as the author gives it: wall time in the time zone of the challenge.
         * @example {
         *       "local": "2027-03-31T23:59:59",
         *       "at": "2027-03-31T23:59:59.000000Z"
         *     }
         */
        MomentInput: {
            /**
             * @description `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD`: a bare date opens at its first moment and closes at the
             *     next local midnight; a closing `23:59` means the last second of that minute.
             */
            local: string;
            /** @description The instant that binds, computed by the server. */
            readonly at?: components["schemas"]["Instant"] | null;
        };
        /**
         * @description For a POST that says everything by its path.
         * @example {}
         */
        NoBody: Record<string, never>;
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
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. */
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
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. */
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
             * @description The mean of the scores given, on the criterion's own scale; null if nobody scored it.
             */
            mean: number | null;
        };
        /**
         * @description Fields to change; absent keeps, null clears.
         * @example {
         *       "title": "Irrigation pilotée par capteurs",
         *       "answers": {
         *         "qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."
         *       }
         *     }
         */
        PatchApplicationDocument: {
            /** @description The name of the proposed solution; jurors see it, so it should not tell who applies. */
            title?: string;
            /** @description Answers by the id of their question. In a merge patch, `null` removes an answer. */
            answers?: {
                [key: string]: components["schemas"]["AnswerValue"] | null;
            };
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
         *       "phases": [
         *         {
         *           "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *           "kind": "information",
         *           "title": {
         *             "fr": "Irrigation connectée",
         *             "ar": "الري المتصل",
         *             "en": "Connected irrigation"
         *           },
         *           "opens": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "closes": {
         *             "local": "2027-03-31T23:59:59",
         *             "at": "2027-03-31T23:59:59.000000Z"
         *           },
         *           "review": {
         *             "rubric": {
         *               "criteria": [
         *                 {
         *                   "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                   "min": 0,
         *                   "max": 5,
         *                   "step": 0.5,
         *                   "weight": 30,
         *                   "threshold": null,
         *                   "required": true,
         *                   "comment_required": false
         *                 }
         *               ]
         *             },
         *             "blind": true,
         *             "sealed": true,
         *             "reviews_per_application": 1
         *           }
         *         }
         *       ],
         *       "questions": [
         *         {
         *           "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *           "max_words": 1,
         *           "options": [
         *             "options"
         *           ],
         *           "visible_to_jury": true
         *         }
         *       ]
         *     }
         */
        PatchChallengeDocument: {
            title?: components["schemas"]["PatchLocalizedText"];
            summary?: components["schemas"]["PatchLocalizedText"];
            description?: components["schemas"]["PatchLocalizedText"];
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
            /** @description What happens when, in order. */
            phases?: components["schemas"]["PhaseInput"][];
            /** @description The application form. */
            questions?: components["schemas"]["QuestionInput"][];
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
            /** @description The Moroccan common company identifier: 15 digits, leading zeros kept. */
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
         *       "labels": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "synonyms": [
         *         "synonyms"
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
         * @description A phase: a half-open window `[opens, closes)` with a purpose.
         * @example {
         *       "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "information",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "opens": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z"
         *       },
         *       "closes": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z"
         *       },
         *       "review": {
         *         "rubric": {
         *           "criteria": [
         *             {
         *               "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "weight": 30,
         *               "threshold": null,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ]
         *         },
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1
         *       }
         *     }
         */
        Phase: {
            /** @description Given by the server when the phase is new; sent back to keep it. */
            id: components["schemas"]["PhaseId"];
            /** @description What happens in it. */
            kind: components["schemas"]["PhaseKind"];
            /** @description Its name. */
            title: components["schemas"]["LocalizedText"];
            /** @description When it begins; a phase without a beginning waits for the one before. */
            opens: components["schemas"]["Moment"] | null;
            /** @description When it ends. */
            closes: components["schemas"]["Moment"] | null;
            /** @description How the panel works; only and always in a review phase. */
            review: components["schemas"]["ReviewPolicy"] | null;
        };
        /**
         * @description An identifier that begins with `phs_`.
         * @example phs_01kax3v8m0t2r4q6w8y0b1c2d3
         */
        PhaseId: string;
        /**
         * @description A phase: a half-open window `[opens, closes)` with a purpose.
         * @example {
         *       "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *       "kind": "information",
         *       "title": {
         *         "fr": "Irrigation connectée",
         *         "ar": "الري المتصل",
         *         "en": "Connected irrigation"
         *       },
         *       "opens": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z"
         *       },
         *       "closes": {
         *         "local": "2027-03-31T23:59:59",
         *         "at": "2027-03-31T23:59:59.000000Z"
         *       },
         *       "review": {
         *         "rubric": {
         *           "criteria": [
         *             {
         *               "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "weight": 30,
         *               "threshold": null,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ]
         *         },
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1
         *       }
         *     }
         */
        PhaseInput: {
            /** @description Given by the server when the phase is new; sent back to keep it. */
            id?: components["schemas"]["PhaseId"] | null;
            /** @description What happens in it. */
            kind: components["schemas"]["PhaseKind"];
            /** @description Its name. */
            title?: components["schemas"]["LocalizedTextInput"];
            /** @description When it begins; a phase without a beginning waits for the one before. */
            opens?: components["schemas"]["MomentInput"] | null;
            /** @description When it ends. */
            closes?: components["schemas"]["MomentInput"] | null;
            /** @description How the panel works; only and always in a review phase. */
            review?: components["schemas"]["ReviewPolicyInput"] | null;
        };
        /**
         * @description What happens in a phase.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        PhaseKind: "information" | "application" | "review" | "award" | "pilot";
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
         *               "min": 0,
         *               "max": 5,
         *               "step": 0.5,
         *               "weight": 30,
         *               "threshold": null,
         *               "required": true,
         *               "comment_required": false
         *             }
         *           ]
         *         },
         *         "blind": true,
         *         "sealed": true,
         *         "reviews_per_application": 1
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
         * @description One question of the application form.
         * @example {
         *       "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *       "max_words": 1,
         *       "options": [
         *         "options"
         *       ],
         *       "visible_to_jury": true
         *     }
         */
        Question: {
            /** @description Given by the server when the question is new; sent back to keep it. */
            id: components["schemas"]["QuestionId"];
            /** @description The question. */
            label: components["schemas"]["LocalizedText"];
            /** @description What a good answer holds. */
            help: components["schemas"]["LocalizedText"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description Whether a submission needs an answer. */
            required: boolean;
            /**
             * Format: int32
             * @description The most words a text may have.
             */
            max_words: number | null;
            /** @description The choices of a choice question. */
            options: string[];
            /** @description Whether a juror sees the answer. Leave it out for anything that tells who applies. */
            visible_to_jury: boolean;
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
         *       "max_words": 1,
         *       "options": [
         *         "options"
         *       ],
         *       "visible_to_jury": true
         *     }
         */
        QuestionInput: {
            /** @description Given by the server when the question is new; sent back to keep it. */
            id?: components["schemas"]["QuestionId"] | null;
            /** @description The question. */
            label: components["schemas"]["LocalizedTextInput"];
            /** @description What a good answer holds. */
            help?: components["schemas"]["LocalizedTextInput"];
            /** @description What an answer looks like. */
            kind: components["schemas"]["QuestionKind"];
            /** @description Whether a submission needs an answer. */
            required?: boolean;
            /**
             * Format: int32
             * @description The most words a text may have.
             */
            max_words?: number | null;
            /** @description The choices of a choice question. */
            options?: string[];
            /** @description Whether a juror sees the answer. Leave it out for anything that tells who applies. */
            visible_to_jury?: boolean;
        };
        /**
         * @description What an answer looks like.
         *
         *     More values may come: treat one that you do not know as a default branch.
         * @enum {string}
         */
        QuestionKind: "short_text" | "long_text" | "number" | "url" | "boolean" | "choice";
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
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "weight": 30,
         *             "threshold": null,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ]
         *       },
         *       "blind": true,
         *       "sealed": true,
         *       "reviews_per_application": 1
         *     }
         */
        ReviewPolicy: {
            /** @description What jurors score by. */
            rubric: components["schemas"]["Rubric"];
            /** @description Jurors do not learn who applies. */
            blind: boolean;
            /** @description Nobody sees a score or a count of scores until the panel is locked. */
            sealed: boolean;
            /**
             * Format: int32
             * @description Completed sheets that each application needs before the panel can be locked.
             */
            reviews_per_application: number;
        };
        /**
         * @description How a panel works.
         * @example {
         *       "rubric": {
         *         "criteria": [
         *           {
         *             "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *             "min": 0,
         *             "max": 5,
         *             "step": 0.5,
         *             "weight": 30,
         *             "threshold": null,
         *             "required": true,
         *             "comment_required": false
         *           }
         *         ]
         *       },
         *       "blind": true,
         *       "sealed": true,
         *       "reviews_per_application": 1
         *     }
         */
        ReviewPolicyInput: {
            /** @description What jurors score by. */
            rubric: components["schemas"]["RubricInput"];
            /** @description Jurors do not learn who applies. */
            blind?: boolean;
            /** @description Nobody sees a score or a count of scores until the panel is locked. */
            sealed?: boolean;
            /**
             * Format: int32
             * @description Completed sheets that each application needs before the panel can be locked.
             */
            reviews_per_application?: number;
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
         *             "phases": [
         *               {
         *                 "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *                 "kind": "information",
         *                 "title": {
         *                   "fr": "Irrigation connectée",
         *                   "ar": "الري المتصل",
         *                   "en": "Connected irrigation"
         *                 },
         *                 "opens": {
         *                   "local": "2027-03-31T23:59:59",
         *                   "at": "2027-03-31T23:59:59.000000Z"
         *                 },
         *                 "closes": {
         *                   "local": "2027-03-31T23:59:59",
         *                   "at": "2027-03-31T23:59:59.000000Z"
         *                 },
         *                 "review": {
         *                   "rubric": {
         *                     "criteria": [
         *                       {
         *                         "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                         "min": 0,
         *                         "max": 5,
         *                         "step": 0.5,
         *                         "weight": 30,
         *                         "threshold": null,
         *                         "required": true,
         *                         "comment_required": false
         *                       }
         *                     ]
         *                   },
         *                   "blind": true,
         *                   "sealed": true,
         *                   "reviews_per_application": 1
         *                 }
         *               }
         *             ],
         *             "questions": [
         *               {
         *                 "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                 "max_words": 1,
         *                 "options": [
         *                   "options"
         *                 ],
         *                 "visible_to_jury": true
         *               }
         *             ]
         *           },
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
         *         "phases": [
         *           {
         *             "id": "phs_01kax3v8m0t2r4q6w8y0b1c2d3",
         *             "kind": "information",
         *             "title": {
         *               "fr": "Irrigation connectée",
         *               "ar": "الري المتصل",
         *               "en": "Connected irrigation"
         *             },
         *             "opens": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z"
         *             },
         *             "closes": {
         *               "local": "2027-03-31T23:59:59",
         *               "at": "2027-03-31T23:59:59.000000Z"
         *             },
         *             "review": {
         *               "rubric": {
         *                 "criteria": [
         *                   {
         *                     "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *                     "min": 0,
         *                     "max": 5,
         *                     "step": 0.5,
         *                     "weight": 30,
         *                     "threshold": null,
         *                     "required": true,
         *                     "comment_required": false
         *                   }
         *                 ]
         *               },
         *               "blind": true,
         *               "sealed": true,
         *               "reviews_per_application": 1
         *             }
         *           }
         *         ],
         *         "questions": [
         *           {
         *             "id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *             "max_words": 1,
         *             "options": [
         *               "options"
         *             ],
         *             "visible_to_jury": true
         *           }
         *         ]
         *       },
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
         *           "min": 0,
         *           "max": 5,
         *           "step": 0.5,
         *           "weight": 30,
         *           "threshold": null,
         *           "required": true,
         *           "comment_required": false
         *         }
         *       ]
         *     }
         */
        Rubric: {
            /** @description The criteria, in the order in which a juror sees them. */
            criteria: components["schemas"]["Criterion"][];
        };
        /**
         * @description The criteria of one review phase. A score keeps the version of the rubric by which it was given.
         * @example {
         *       "criteria": [
         *         {
         *           "id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3",
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
         *           "min": 0,
         *           "max": 5,
         *           "step": 0.5,
         *           "weight": 30,
         *           "threshold": null,
         *           "required": true,
         *           "comment_required": false
         *         }
         *       ]
         *     }
         */
        RubricInput: {
            /** @description The criteria, in the order in which a juror sees them. */
            criteria: components["schemas"]["CriterionInput"][];
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
         */
        InvalidStateOrChallengeNotOpenOrDeadlinePassed: {
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
         */
        ValidationFailedOrApplicationIncomplete: {
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
         */
        ValidationFailedOrIdempotencyKeyMismatchOrApplicationIncomplete: {
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
export type AllowedAction = components['schemas']['AllowedAction'];
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
export type ApplicationView = components['schemas']['ApplicationView'];
export type AssignmentId = components['schemas']['AssignmentId'];
export type AssignmentPage = components['schemas']['AssignmentPage'];
export type AssignmentState = components['schemas']['AssignmentState'];
export type AssignmentView = components['schemas']['AssignmentView'];
export type AssignmentsView = components['schemas']['AssignmentsView'];
export type AuditEventPage = components['schemas']['AuditEventPage'];
export type AuditEventView = components['schemas']['AuditEventView'];
export type AuditId = components['schemas']['AuditId'];
export type BlindDossierView = components['schemas']['BlindDossierView'];
export type ChallengeCardPage = components['schemas']['ChallengeCardPage'];
export type ChallengeCardView = components['schemas']['ChallengeCardView'];
export type ChallengeDocument = components['schemas']['ChallengeDocument'];
export type ChallengeDocumentInput = components['schemas']['ChallengeDocumentInput'];
export type ChallengeExpanded = components['schemas']['ChallengeExpanded'];
export type ChallengeId = components['schemas']['ChallengeId'];
export type ChallengeState = components['schemas']['ChallengeState'];
export type ChallengeStatus = components['schemas']['ChallengeStatus'];
export type ChallengeView = components['schemas']['ChallengeView'];
export type Code = components['schemas']['Code'];
export type ConflictCheckView = components['schemas']['ConflictCheckView'];
export type ConflictId = components['schemas']['ConflictId'];
export type ConflictKind = components['schemas']['ConflictKind'];
export type ConflictPage = components['schemas']['ConflictPage'];
export type ConflictSource = components['schemas']['ConflictSource'];
export type ConflictView = components['schemas']['ConflictView'];
export type CreateAcceptance = components['schemas']['CreateAcceptance'];
export type CreateAccount = components['schemas']['CreateAccount'];
export type CreateAccountReason = components['schemas']['CreateAccountReason'];
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
export type CreateDecline = components['schemas']['CreateDecline'];
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
export type CreateVerification = components['schemas']['CreateVerification'];
export type CreateVerificationDecision = components['schemas']['CreateVerificationDecision'];
export type CreateVerificationRequest = components['schemas']['CreateVerificationRequest'];
export type Criterion = components['schemas']['Criterion'];
export type CriterionId = components['schemas']['CriterionId'];
export type CriterionInput = components['schemas']['CriterionInput'];
export type CriterionScore = components['schemas']['CriterionScore'];
export type CriterionScoreInput = components['schemas']['CriterionScoreInput'];
export type DecisionDocument = components['schemas']['DecisionDocument'];
export type DecisionDocumentInput = components['schemas']['DecisionDocumentInput'];
export type DecisionView = components['schemas']['DecisionView'];
export type EnumLabels = components['schemas']['EnumLabels'];
export type FacetCount = components['schemas']['FacetCount'];
export type FacetsView = components['schemas']['FacetsView'];
export type FieldCode = components['schemas']['FieldCode'];
export type FieldProblem = components['schemas']['FieldProblem'];
export type FindingView = components['schemas']['FindingView'];
export type HealthView = components['schemas']['HealthView'];
export type Instant = components['schemas']['Instant'];
export type InvitationId = components['schemas']['InvitationId'];
export type InvitationKind = components['schemas']['InvitationKind'];
export type InvitationView = components['schemas']['InvitationView'];
export type JurorId = components['schemas']['JurorId'];
export type JurorPage = components['schemas']['JurorPage'];
export type JurorProgressView = components['schemas']['JurorProgressView'];
export type JurorRole = components['schemas']['JurorRole'];
export type JurorState = components['schemas']['JurorState'];
export type JurorView = components['schemas']['JurorView'];
export type JuryAssignmentPage = components['schemas']['JuryAssignmentPage'];
export type JuryAssignmentView = components['schemas']['JuryAssignmentView'];
export type KeySetView = components['schemas']['KeySetView'];
export type LabelsView = components['schemas']['LabelsView'];
export type Language = components['schemas']['Language'];
export type LanguageView = components['schemas']['LanguageView'];
export type LocalizedText = components['schemas']['LocalizedText'];
export type LocalizedTextInput = components['schemas']['LocalizedTextInput'];
export type MeView = components['schemas']['MeView'];
export type MemberInvitationView = components['schemas']['MemberInvitationView'];
export type MemberPage = components['schemas']['MemberPage'];
export type MemberRole = components['schemas']['MemberRole'];
export type MemberView = components['schemas']['MemberView'];
export type MembershipView = components['schemas']['MembershipView'];
export type Moment = components['schemas']['Moment'];
export type MomentInput = components['schemas']['MomentInput'];
export type NoBody = components['schemas']['NoBody'];
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
export type Outcome = components['schemas']['Outcome'];
export type OutcomeEntry = components['schemas']['OutcomeEntry'];
export type OutcomeEntryInput = components['schemas']['OutcomeEntryInput'];
export type OutcomeView = components['schemas']['OutcomeView'];
export type PanelValue = components['schemas']['PanelValue'];
export type PatchApplicationDocument = components['schemas']['PatchApplicationDocument'];
export type PatchChallengeContent = components['schemas']['PatchChallengeContent'];
export type PatchChallengeDocument = components['schemas']['PatchChallengeDocument'];
export type PatchLocalizedText = components['schemas']['PatchLocalizedText'];
export type PatchMeContent = components['schemas']['PatchMeContent'];
export type PatchOrganisationContent = components['schemas']['PatchOrganisationContent'];
export type PatchOrganisationProfile = components['schemas']['PatchOrganisationProfile'];
export type PatchProgrammeDocument = components['schemas']['PatchProgrammeDocument'];
export type PatchTermContent = components['schemas']['PatchTermContent'];
export type Phase = components['schemas']['Phase'];
export type PhaseId = components['schemas']['PhaseId'];
export type PhaseInput = components['schemas']['PhaseInput'];
export type PhaseKind = components['schemas']['PhaseKind'];
export type PhaseResultsView = components['schemas']['PhaseResultsView'];
export type PhaseView = components['schemas']['PhaseView'];
export type Points = components['schemas']['Points'];
export type Problem = components['schemas']['Problem'];
export type ProblemCodeView = components['schemas']['ProblemCodeView'];
export type ProblemSummary = components['schemas']['ProblemSummary'];
export type ProblemsView = components['schemas']['ProblemsView'];
export type ProgrammeDocument = components['schemas']['ProgrammeDocument'];
export type ProgrammeDocumentInput = components['schemas']['ProgrammeDocumentInput'];
export type ProgrammeId = components['schemas']['ProgrammeId'];
export type ProgrammePage = components['schemas']['ProgrammePage'];
export type ProgrammeView = components['schemas']['ProgrammeView'];
export type ProgressView = components['schemas']['ProgressView'];
export type Question = components['schemas']['Question'];
export type QuestionId = components['schemas']['QuestionId'];
export type QuestionInput = components['schemas']['QuestionInput'];
export type QuestionKind = components['schemas']['QuestionKind'];
export type RankedApplicationView = components['schemas']['RankedApplicationView'];
export type RankingView = components['schemas']['RankingView'];
export type ReadinessView = components['schemas']['ReadinessView'];
export type ReplaceMemberRole = components['schemas']['ReplaceMemberRole'];
export type ResultView = components['schemas']['ResultView'];
export type ResultsView = components['schemas']['ResultsView'];
export type ReviewPolicy = components['schemas']['ReviewPolicy'];
export type ReviewPolicyInput = components['schemas']['ReviewPolicyInput'];
export type ReviewState = components['schemas']['ReviewState'];
export type RevisionPage = components['schemas']['RevisionPage'];
export type RevisionView = components['schemas']['RevisionView'];
export type Rubric = components['schemas']['Rubric'];
export type RubricInput = components['schemas']['RubricInput'];
export type ScoreSheet = components['schemas']['ScoreSheet'];
export type ScoreSheetInput = components['schemas']['ScoreSheetInput'];
export type SeatLine = components['schemas']['SeatLine'];
export type SessionId = components['schemas']['SessionId'];
export type SessionPage = components['schemas']['SessionPage'];
export type SessionTokensView = components['schemas']['SessionTokensView'];
export type SessionView = components['schemas']['SessionView'];
export type StartupConflictView = components['schemas']['StartupConflictView'];
export type TermPage = components['schemas']['TermPage'];
export type TermView = components['schemas']['TermView'];
export type UserId = components['schemas']['UserId'];
export type ValueLabel = components['schemas']['ValueLabel'];
export type VerificationState = components['schemas']['VerificationState'];
export type VerificationView = components['schemas']['VerificationView'];
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
export type ResponseInvalidStateOrChallengeNotOpenOrDeadlinePassed = components['responses']['InvalidStateOrChallengeNotOpenOrDeadlinePassed'];
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
export type ResponseValidationFailedOrApplicationIncomplete = components['responses']['ValidationFailedOrApplicationIncomplete'];
export type ResponseValidationFailedOrIdempotencyKeyMismatch = components['responses']['ValidationFailedOrIdempotencyKeyMismatch'];
export type ResponseValidationFailedOrIdempotencyKeyMismatchOrApplicationIncomplete = components['responses']['ValidationFailedOrIdempotencyKeyMismatchOrApplicationIncomplete'];
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
                /** @description Only with this in the name. */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
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
                /** @description Only with one of these technologies: slugs or known synonyms; may be repeated. */
                technology?: string[];
                /** @description Only of one of these sectors; may be repeated. */
                sector?: string[];
                /** @description Only of this region. */
                region?: string;
                /** @description Only with this in the name. */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                fields?: ("slug" | "labels" | "synonyms" | "details" | "position" | "retired_at")[];
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
                /** @description Only with one of these technologies: slugs or known synonyms such as `IA`; may be repeated. */
                technology?: string[];
                /** @description Only of one of these sectors; may be repeated. */
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
                /** @description Only with all these words in title or summary, in any language. */
                q?: string;
                /** @description How many items a page has: 1 to 100, 20 by default. */
                limit?: number;
                /** @description Where the page begins: the `next_cursor` of the page before. */
                cursor?: string;
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("organisation" | "programme")[];
                /** @description Whether `total` says how many items there are over all pages; null without. */
                include_total?: boolean;
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "title" | "summary" | "sectors" | "technologies" | "sites" | "seats" | "opens_at" | "closes_at" | "closes_local" | "time_zone" | "published_at" | "expanded")[];
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
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("technologies" | "sectors" | "sites")[];
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
                fields?: ("id" | "organisation" | "programme_id" | "state" | "status" | "title" | "summary" | "sectors" | "technologies" | "sites" | "seats" | "opens_at" | "closes_at" | "closes_local" | "time_zone" | "published_at" | "expanded")[];
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
                fields?: ("version" | "state" | "document" | "note" | "actor_id" | "at")[];
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
    applications_view: {
        parameters: {
            query?: {
                /** @description What comes along in `expanded`: related objects as the caller may see them, null for what the caller may not. At most three, one step far. */
                expand?: ("challenge" | "organisation")[];
                /** @description Only these fields of the object, or of each item of a list. The answer then has no others: hold it to the schema without its `required`. */
                fields?: ("id" | "challenge_id" | "challenge_title" | "organisation" | "state" | "document" | "submitted_at" | "withdrawn_at" | "deadline" | "outcomes" | "created_at" | "updated_at" | "allowed_actions" | "expanded")[];
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
