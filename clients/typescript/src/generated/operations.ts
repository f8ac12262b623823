// Generated from the OpenAPI document by scripts/generate.mjs. Change the document, not this file.

import type { CallOptions, Input, OperationFacts, Output, Field, Narrow, Part } from "../types.js";

/** What the client needs to know of each operation to send it. */
export const operations = {
  accounts_create: {"method":"POST","path":"/v1/accounts","media":"application/json","token":"never"},
  accounts_verify: {"method":"POST","path":"/v1/accounts/verification","media":"application/json","token":"never"},
  accounts_request_verification: {"method":"POST","path":"/v1/accounts/verification-request","media":"application/json","token":"never"},
  accounts_request_password_reset: {"method":"POST","path":"/v1/accounts/password-reset-request","media":"application/json","token":"never"},
  accounts_reset_password: {"method":"POST","path":"/v1/accounts/password-reset","media":"application/json","token":"never"},
  sessions_create: {"method":"POST","path":"/v1/sessions","media":"application/json","token":"never","cookie":true},
  sessions_refresh: {"method":"POST","path":"/v1/sessions/refresh","media":"application/json","token":"never","cookie":true},
  sessions_end: {"method":"DELETE","path":"/v1/sessions/current","cookie":true},
  me_view: {"method":"GET","path":"/v1/me","query":["fields"],"commas":["fields"]},
  me_edit: {"method":"PATCH","path":"/v1/me","media":"application/merge-patch+json","match":true},
  me_change_password: {"method":"POST","path":"/v1/me/password","media":"application/json","key":true},
  sessions_list: {"method":"GET","path":"/v1/me/sessions","query":["fields"],"commas":["fields"]},
  sessions_revoke: {"method":"DELETE","path":"/v1/me/sessions/{session_id}"},
  sessions_revoke_others: {"method":"POST","path":"/v1/me/sessions/revocation","media":"application/json","key":true},
  users_end_sessions: {"method":"POST","path":"/v1/users/{user_id}/sessions/revocation","media":"application/json","key":true},
  users_disable: {"method":"POST","path":"/v1/users/{user_id}/disablement","media":"application/json","key":true},
  users_enable: {"method":"POST","path":"/v1/users/{user_id}/enablement","media":"application/json","key":true},
  operators_invite: {"method":"POST","path":"/v1/operators/invitations","media":"application/json","key":true},
  invitations_view: {"method":"GET","path":"/v1/invitations/{token}","query":["fields"],"commas":["fields"],"token":"never"},
  invitations_accept: {"method":"POST","path":"/v1/invitations/{token}/acceptance","media":"application/json","token":"optional"},
  invitations_decline: {"method":"POST","path":"/v1/invitations/{token}/decline","token":"never"},
  me_export_data: {"method":"GET","path":"/v1/me/data-export","query":["cursor","fields"],"commas":["fields"],"page":true},
  erasure_view: {"method":"GET","path":"/v1/me/erasure-request","query":["fields"],"commas":["fields"]},
  erasure_request: {"method":"POST","path":"/v1/me/erasure-request","media":"application/json","key":true},
  erasure_cancel: {"method":"DELETE","path":"/v1/me/erasure-request"},
  erasures_list: {"method":"GET","path":"/v1/erasure-requests","query":["state","limit","cursor","fields"],"commas":["fields"],"page":true},
  organisations_list: {"method":"GET","path":"/v1/organisations","query":["kind","verification","q","limit","cursor","sort","include_total","fields"],"commas":["fields"],"page":true},
  organisations_create: {"method":"POST","path":"/v1/organisations","media":"application/json","key":true},
  organisations_view: {"method":"GET","path":"/v1/organisations/{id}","query":["fields"],"commas":["fields"],"token":"optional"},
  organisations_edit: {"method":"PATCH","path":"/v1/organisations/{id}","media":"application/merge-patch+json","match":true},
  startups_list: {"method":"GET","path":"/v1/startups","query":["technology","sector","region","q","limit","cursor","sort","include_total","fields"],"commas":["fields"],"page":true,"token":"never"},
  members_list: {"method":"GET","path":"/v1/organisations/{id}/members","query":["fields"],"commas":["fields"]},
  members_invite: {"method":"POST","path":"/v1/organisations/{id}/members","media":"application/json","key":true},
  members_edit: {"method":"PUT","path":"/v1/organisations/{id}/members/{user_id}","media":"application/json"},
  members_remove: {"method":"DELETE","path":"/v1/organisations/{id}/members/{user_id}"},
  organisations_transfer: {"method":"POST","path":"/v1/organisations/{id}/ownership-transfer","media":"application/json","key":true},
  verification_view: {"method":"GET","path":"/v1/organisations/{id}/verification","query":["fields"],"commas":["fields"]},
  verification_request: {"method":"POST","path":"/v1/organisations/{id}/verification","media":"application/json","key":true},
  verification_decide: {"method":"POST","path":"/v1/organisations/{id}/verification/decision","media":"application/json","key":true},
  technologies_list: {"method":"GET","path":"/v1/technologies","query":["include_retired","fields"],"commas":["fields"],"token":"never"},
  technologies_create: {"method":"POST","path":"/v1/technologies","media":"application/json","key":true},
  technologies_view: {"method":"GET","path":"/v1/technologies/{slug}","query":["fields"],"commas":["fields"],"token":"never"},
  technologies_edit: {"method":"PATCH","path":"/v1/technologies/{slug}","media":"application/merge-patch+json","match":true},
  sectors_list: {"method":"GET","path":"/v1/sectors","query":["include_retired","fields"],"commas":["fields"],"token":"never"},
  sectors_create: {"method":"POST","path":"/v1/sectors","media":"application/json","key":true},
  sectors_view: {"method":"GET","path":"/v1/sectors/{slug}","query":["fields"],"commas":["fields"],"token":"never"},
  sectors_edit: {"method":"PATCH","path":"/v1/sectors/{slug}","media":"application/merge-patch+json","match":true},
  sites_list: {"method":"GET","path":"/v1/sites","query":["include_retired","fields"],"commas":["fields"],"token":"never"},
  sites_create: {"method":"POST","path":"/v1/sites","media":"application/json","key":true},
  sites_view: {"method":"GET","path":"/v1/sites/{slug}","query":["fields"],"commas":["fields"],"token":"never"},
  sites_edit: {"method":"PATCH","path":"/v1/sites/{slug}","media":"application/merge-patch+json","match":true},
  regions_list: {"method":"GET","path":"/v1/regions","query":["include_retired","fields"],"commas":["fields"],"token":"never"},
  regions_create: {"method":"POST","path":"/v1/regions","media":"application/json","key":true},
  regions_view: {"method":"GET","path":"/v1/regions/{slug}","query":["fields"],"commas":["fields"],"token":"never"},
  regions_edit: {"method":"PATCH","path":"/v1/regions/{slug}","media":"application/merge-patch+json","match":true},
  programmes_list: {"method":"GET","path":"/v1/programmes","query":["limit","cursor","fields"],"commas":["fields"],"page":true,"token":"never"},
  programmes_create: {"method":"POST","path":"/v1/programmes","media":"application/json","key":true},
  programmes_view: {"method":"GET","path":"/v1/programmes/{id}","query":["fields"],"commas":["fields"],"token":"never"},
  programmes_edit: {"method":"PATCH","path":"/v1/programmes/{id}","media":"application/merge-patch+json","match":true},
  challenges_list: {"method":"GET","path":"/v1/challenges","query":["technology","sector","site","programme","organisation","status","closes_before","q","limit","cursor","sort","expand","include_total","fields"],"commas":["expand","fields"],"page":true,"token":"never"},
  challenges_create: {"method":"POST","path":"/v1/challenges","media":"application/json","key":true},
  challenges_facets: {"method":"GET","path":"/v1/challenges/facets","query":["technology","sector","site","programme","organisation","status","closes_before","q","fields"],"commas":["fields"],"token":"never"},
  challenges_list_managed: {"method":"GET","path":"/v1/organisations/{id}/challenges","query":["state","limit","cursor","include_total","fields"],"commas":["fields"],"page":true},
  challenges_view: {"method":"GET","path":"/v1/challenges/{id}","query":["expand","fields"],"commas":["expand","fields"],"token":"optional"},
  challenges_edit: {"method":"PATCH","path":"/v1/challenges/{id}","media":"application/merge-patch+json","match":true},
  challenges_delete: {"method":"DELETE","path":"/v1/challenges/{id}","match":true},
  challenges_linked_data: {"method":"GET","path":"/v1/challenges/{id}/linked-data","token":"optional"},
  challenges_readiness: {"method":"GET","path":"/v1/challenges/{id}/readiness","query":["fields"],"commas":["fields"]},
  challenges_revisions: {"method":"GET","path":"/v1/challenges/{id}/revisions","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  challenges_request_approval: {"method":"POST","path":"/v1/challenges/{id}/approval-request","media":"application/json","key":true},
  challenges_approve: {"method":"POST","path":"/v1/challenges/{id}/approval","media":"application/json","key":true},
  challenges_request_changes: {"method":"POST","path":"/v1/challenges/{id}/change-request","media":"application/json","key":true},
  challenges_publish: {"method":"POST","path":"/v1/challenges/{id}/publication","media":"application/json","key":true},
  challenges_cancel: {"method":"POST","path":"/v1/challenges/{id}/cancellation","media":"application/json","key":true},
  challenges_extend: {"method":"POST","path":"/v1/challenges/{id}/extensions","media":"application/json","key":true},
  challenges_copy: {"method":"POST","path":"/v1/challenges/{id}/copies","media":"application/json","key":true},
  eligibility_check: {"method":"POST","path":"/v1/challenges/{id}/eligibility-checks","media":"application/json","token":"optional"},
  questions_list: {"method":"GET","path":"/v1/challenges/{id}/questions","query":["limit","cursor","fields"],"commas":["fields"],"page":true,"token":"optional"},
  questions_ask: {"method":"POST","path":"/v1/challenges/{id}/questions","media":"application/json","key":true},
  questions_answer: {"method":"POST","path":"/v1/challenges/{id}/questions/{question_id}/answer","media":"application/json","key":true},
  terms_accepted: {"method":"GET","path":"/v1/challenges/{id}/terms-acceptances","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  terms_accept: {"method":"POST","path":"/v1/challenges/{id}/terms-acceptances","media":"application/json","key":true},
  terms_withdraw: {"method":"DELETE","path":"/v1/challenges/{id}/terms-acceptances/{key}"},
  challenge_files_list: {"method":"GET","path":"/v1/challenges/{id}/files","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  challenge_files_upload: {"method":"POST","path":"/v1/challenges/{id}/files","query":["name"],"media":"application/octet-stream","key":true},
  challenge_files_read: {"method":"GET","path":"/v1/challenges/{id}/files/{file_id}","token":"optional"},
  challenge_files_delete: {"method":"DELETE","path":"/v1/challenges/{id}/files/{file_id}"},
  access_codes_list: {"method":"GET","path":"/v1/challenges/{id}/access-codes","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  access_codes_create: {"method":"POST","path":"/v1/challenges/{id}/access-codes","media":"application/json","key":true},
  access_codes_revoke: {"method":"DELETE","path":"/v1/challenges/{id}/access-codes/{code_id}"},
  feeds_challenges: {"method":"GET","path":"/feeds/challenges.atom","query":["technology","sector","site","programme","organisation","status","closes_before","q","lang"],"token":"never"},
  feeds_deadlines: {"method":"GET","path":"/feeds/deadlines.ics","query":["technology","sector","site","programme","organisation","status","closes_before","q","lang"],"token":"never"},
  saved_searches_list: {"method":"GET","path":"/v1/me/saved-searches","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  saved_searches_create: {"method":"POST","path":"/v1/me/saved-searches","media":"application/json","key":true},
  saved_searches_view: {"method":"GET","path":"/v1/me/saved-searches/{id}","query":["fields"],"commas":["fields"]},
  saved_searches_edit: {"method":"PATCH","path":"/v1/me/saved-searches/{id}","media":"application/merge-patch+json","match":true},
  saved_searches_delete: {"method":"DELETE","path":"/v1/me/saved-searches/{id}","match":true},
  followed_challenges_list: {"method":"GET","path":"/v1/me/followed-challenges","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  challenges_follow: {"method":"PUT","path":"/v1/challenges/{id}/follow"},
  challenges_unfollow: {"method":"DELETE","path":"/v1/challenges/{id}/follow"},
  applications_list: {"method":"GET","path":"/v1/challenges/{id}/applications","query":["include_withdrawn","eligibility","track","submitted_from","submitted_before","limit","cursor","expand","include_total","fields"],"commas":["expand","fields"],"page":true},
  applications_create: {"method":"POST","path":"/v1/challenges/{id}/applications","media":"application/json","key":true},
  applications_list_own: {"method":"GET","path":"/v1/me/applications","query":["challenge","limit","cursor","expand","fields"],"commas":["expand","fields"],"page":true},
  applications_count: {"method":"GET","path":"/v1/challenges/{id}/application-count","query":["fields"],"commas":["fields"]},
  applications_proposals: {"method":"GET","path":"/v1/applications/{id}/answer-proposals","query":["fields"],"commas":["fields"]},
  applications_view: {"method":"GET","path":"/v1/applications/{id}","query":["expand","fields"],"commas":["expand","fields"]},
  applications_edit: {"method":"PATCH","path":"/v1/applications/{id}","media":"application/merge-patch+json","match":true},
  applications_delete: {"method":"DELETE","path":"/v1/applications/{id}","match":true},
  applications_completeness: {"method":"GET","path":"/v1/applications/{id}/completeness","query":["fields"],"commas":["fields"]},
  applications_versions: {"method":"GET","path":"/v1/applications/{id}/versions","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  applications_timeline: {"method":"GET","path":"/v1/applications/{id}/timeline","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  applications_restore: {"method":"POST","path":"/v1/applications/{id}/restoration","media":"application/json","key":true},
  applications_submit: {"method":"POST","path":"/v1/applications/{id}/submission","media":"application/json","key":true},
  applications_withdraw: {"method":"POST","path":"/v1/applications/{id}/withdrawal","media":"application/json","key":true},
  applications_receipt: {"method":"GET","path":"/v1/applications/{id}/receipt","query":["version","fields"],"commas":["fields"]},
  applications_feedback: {"method":"GET","path":"/v1/applications/{id}/feedback","query":["fields"],"commas":["fields"]},
  files_upload: {"method":"POST","path":"/v1/applications/{id}/files","query":["question","name"],"media":"application/octet-stream","key":true},
  files_delete: {"method":"DELETE","path":"/v1/applications/{id}/files/{file_id}","match":true},
  files_link: {"method":"GET","path":"/v1/applications/{id}/files/{file_id}/link","query":["fields"],"commas":["fields"]},
  files_download: {"method":"GET","path":"/v1/downloads/{link}","token":"never"},
  applications_extend: {"method":"POST","path":"/v1/applications/{id}/extension","media":"application/json","key":true},
  applications_reopen: {"method":"POST","path":"/v1/applications/{id}/reopening","media":"application/json","key":true},
  applications_invite_member: {"method":"POST","path":"/v1/applications/{id}/team-invitations","media":"application/json","key":true},
  applications_decide_eligibility: {"method":"POST","path":"/v1/challenges/{id}/eligibility-decisions","media":"application/json","key":true},
  applications_announce_eligibility: {"method":"POST","path":"/v1/challenges/{id}/eligibility-announcement","media":"application/json","key":true},
  messages_list: {"method":"GET","path":"/v1/applications/{id}/messages","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  messages_send: {"method":"POST","path":"/v1/applications/{id}/messages","media":"application/json","key":true},
  threads_view: {"method":"GET","path":"/v1/applications/{id}/thread","query":["fields"],"commas":["fields"]},
  threads_mark_read: {"method":"POST","path":"/v1/applications/{id}/thread/read-mark","media":"application/json","key":true},
  jurors_list: {"method":"GET","path":"/v1/challenges/{id}/jurors","query":["fields"],"commas":["fields"]},
  jurors_invite: {"method":"POST","path":"/v1/challenges/{id}/jurors","media":"application/json","key":true},
  jurors_view: {"method":"GET","path":"/v1/jurors/{id}","query":["fields"],"commas":["fields"]},
  jurors_remove: {"method":"POST","path":"/v1/jurors/{id}/removal","media":"application/json","key":true},
  jurors_rescope: {"method":"PUT","path":"/v1/jurors/{id}/scope","media":"application/json","match":true},
  conflicts_check: {"method":"POST","path":"/v1/conflict-checks","media":"application/json"},
  conflicts_list: {"method":"GET","path":"/v1/phases/{id}/conflicts","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  conflicts_declare: {"method":"POST","path":"/v1/phases/{id}/conflicts","media":"application/json","key":true},
  conflicts_remove: {"method":"DELETE","path":"/v1/phases/{id}/conflicts/{conflict_id}","query":["reason"]},
  conflicts_take_back: {"method":"POST","path":"/v1/phases/{id}/conflicts/{conflict_id}/removal","media":"application/json","key":true},
  conflicts_list_cleared: {"method":"GET","path":"/v1/phases/{id}/conflict-clearances","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  conflicts_clear: {"method":"POST","path":"/v1/phases/{id}/conflict-clearances","media":"application/json","key":true},
  conflicts_revoke_clearance: {"method":"POST","path":"/v1/phases/{id}/conflict-clearances/{clearance_id}/revocation","media":"application/json","key":true},
  conflicts_list_stated: {"method":"GET","path":"/v1/phases/{id}/conflict-statements","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  conflicts_list_own: {"method":"GET","path":"/v1/applications/{id}/conflict-statements","query":["fields"],"commas":["fields"]},
  conflicts_state: {"method":"POST","path":"/v1/applications/{id}/conflict-statements","media":"application/json","key":true},
  conflicts_withdraw_statement: {"method":"DELETE","path":"/v1/applications/{id}/conflict-statements/{statement_id}"},
  assignments_list: {"method":"GET","path":"/v1/phases/{id}/assignments","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  assignments_create: {"method":"POST","path":"/v1/phases/{id}/assignments","media":"application/json","key":true},
  assignments_delete: {"method":"DELETE","path":"/v1/phases/{id}/assignments/{assignment_id}","query":["reason"]},
  assignments_remove: {"method":"POST","path":"/v1/phases/{id}/assignments/{assignment_id}/removal","media":"application/json","key":true},
  assignments_reopen: {"method":"POST","path":"/v1/phases/{id}/assignments/{assignment_id}/reopening","media":"application/json","key":true},
  assignments_correct: {"method":"POST","path":"/v1/phases/{id}/assignments/{assignment_id}/corrections","media":"application/json","key":true},
  sheet_versions_list: {"method":"GET","path":"/v1/phases/{id}/assignments/{assignment_id}/versions","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  reminders_send: {"method":"POST","path":"/v1/phases/{id}/reminders","media":"application/json","key":true},
  assignment_plans_list: {"method":"GET","path":"/v1/phases/{id}/assignment-plans","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  assignment_plans_create: {"method":"POST","path":"/v1/phases/{id}/assignment-plans","media":"application/json","key":true},
  assignment_plans_view: {"method":"GET","path":"/v1/phases/{id}/assignment-plans/{plan_id}","query":["fields"],"commas":["fields"]},
  assignment_plans_adopt: {"method":"POST","path":"/v1/phases/{id}/assignment-plans/{plan_id}/adoption","media":"application/json","key":true},
  jury_assignments_list: {"method":"GET","path":"/v1/jury/assignments","query":["phase_id","limit","cursor","fields"],"commas":["fields"],"page":true},
  jury_assignments_view: {"method":"GET","path":"/v1/jury/assignments/{id}","query":["fields"],"commas":["fields"]},
  jury_peers_list: {"method":"GET","path":"/v1/jury/assignments/{id}/peers","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  jury_files_list: {"method":"GET","path":"/v1/jury/assignments/{id}/files","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  jury_files_link: {"method":"POST","path":"/v1/jury/assignments/{id}/files/{key}/link","media":"application/json","key":true},
  file_notices_list: {"method":"GET","path":"/v1/phases/{id}/file-notices","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  sheets_write: {"method":"PUT","path":"/v1/jury/assignments/{id}/sheet","media":"application/json","match":true},
  jury_sheet_versions_list: {"method":"GET","path":"/v1/jury/assignments/{id}/versions","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  jury_sheets_download: {"method":"GET","path":"/v1/jury/sheets","query":["phase_id","lang"]},
  jury_sheets_upload: {"method":"POST","path":"/v1/jury/sheets","query":["phase_id","dry_run"],"media":"application/octet-stream","key":true},
  jury_assignments_complete: {"method":"POST","path":"/v1/jury/assignments/{id}/completion","media":"application/json","key":true},
  comparisons_next: {"method":"GET","path":"/v1/jury/phases/{id}/comparisons/next","query":["fields"],"commas":["fields"]},
  comparisons_create: {"method":"POST","path":"/v1/jury/phases/{id}/comparisons","media":"application/json","key":true},
  orderings_create: {"method":"POST","path":"/v1/jury/phases/{id}/orderings","media":"application/json","key":true},
  jury_assignments_recuse: {"method":"POST","path":"/v1/jury/assignments/{id}/recusal","media":"application/json","key":true},
  jury_assignments_decline: {"method":"POST","path":"/v1/jury/assignments/{id}/decline","media":"application/json","key":true},
  jury_seats_list: {"method":"GET","path":"/v1/jury/seats","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  jury_seats_view: {"method":"GET","path":"/v1/jury/seats/{id}","query":["fields"],"commas":["fields"]},
  jury_seats_describe: {"method":"PUT","path":"/v1/jury/seats/{id}/facts","media":"application/json","match":true},
  phases_view: {"method":"GET","path":"/v1/phases/{id}","query":["fields"],"commas":["fields"]},
  phases_progress: {"method":"GET","path":"/v1/phases/{id}/progress","query":["fields"],"commas":["fields"]},
  phases_assume: {"method":"PUT","path":"/v1/phases/{id}/panel-assumption","media":"application/json","match":true},
  phases_lock: {"method":"POST","path":"/v1/phases/{id}/lock","media":"application/json","key":true},
  phases_ranking: {"method":"GET","path":"/v1/phases/{id}/ranking","query":["top","fields"],"commas":["fields"]},
  phases_reliability: {"method":"GET","path":"/v1/phases/{id}/reliability","query":["fields"],"commas":["fields"]},
  phases_integrity: {"method":"GET","path":"/v1/phases/{id}/integrity","query":["fields"],"commas":["fields"]},
  phases_exclude_juror: {"method":"POST","path":"/v1/phases/{id}/juror-exclusions","media":"application/json","key":true},
  phases_readmit_juror: {"method":"POST","path":"/v1/phases/{id}/juror-exclusions/{juror_id}/readmission","media":"application/json","key":true},
  phases_ranking_picture: {"method":"GET","path":"/v1/phases/{id}/ranking-picture","query":["lang"]},
  phases_proposals: {"method":"GET","path":"/v1/phases/{id}/proposals","query":["fields"],"commas":["fields"]},
  phases_simulate: {"method":"POST","path":"/v1/phases/{id}/simulations","media":"application/json"},
  decisions_view: {"method":"GET","path":"/v1/phases/{id}/decision","query":["number","fields"],"commas":["fields"]},
  decisions_write: {"method":"PUT","path":"/v1/phases/{id}/decision","media":"application/json","match":true},
  decisions_minutes: {"method":"GET","path":"/v1/phases/{id}/minutes","query":["lang","format"]},
  decisions_release: {"method":"POST","path":"/v1/phases/{id}/release","media":"application/json","key":true},
  corrections_view: {"method":"GET","path":"/v1/phases/{id}/correction","query":["fields"],"commas":["fields"]},
  corrections_write: {"method":"PUT","path":"/v1/phases/{id}/correction","media":"application/json","match":true},
  corrections_withdraw: {"method":"DELETE","path":"/v1/phases/{id}/correction","match":true},
  corrections_release: {"method":"POST","path":"/v1/phases/{id}/correction/release","media":"application/json","key":true},
  decisions_versions: {"method":"GET","path":"/v1/phases/{id}/decision/versions","query":["fields"],"commas":["fields"]},
  results_view: {"method":"GET","path":"/v1/challenges/{id}/results","query":["fields"],"commas":["fields"],"token":"optional"},
  phases_record: {"method":"GET","path":"/v1/phases/{id}/record","query":["number","fields"],"commas":["fields"]},
  phases_record_verify: {"method":"GET","path":"/v1/phases/{id}/record/verification","query":["fields"],"commas":["fields"]},
  appeals_list: {"method":"GET","path":"/v1/applications/{id}/appeals","query":["fields"],"commas":["fields"]},
  appeals_file: {"method":"POST","path":"/v1/applications/{id}/appeals","media":"application/json","key":true},
  appeals_list_of_challenge: {"method":"GET","path":"/v1/challenges/{id}/appeals","query":["state","limit","cursor","fields"],"commas":["fields"],"page":true},
  appeals_view: {"method":"GET","path":"/v1/appeals/{id}","query":["fields"],"commas":["fields"]},
  appeals_decide: {"method":"POST","path":"/v1/appeals/{id}/decision","media":"application/json","key":true},
  exports_create: {"method":"POST","path":"/v1/challenges/{id}/exports","media":"application/json","key":true},
  phase_exports_create: {"method":"POST","path":"/v1/phases/{id}/exports","media":"application/json","key":true},
  exports_list: {"method":"GET","path":"/v1/exports","query":["challenge_id","phase_id","limit","cursor","fields"],"commas":["fields"],"page":true},
  exports_view: {"method":"GET","path":"/v1/exports/{id}","query":["fields"],"commas":["fields"]},
  exports_link: {"method":"GET","path":"/v1/exports/{id}/link","query":["fields"],"commas":["fields"]},
  matches_list_own: {"method":"GET","path":"/v1/me/matches","query":["organisation","limit","cursor","fields"],"commas":["fields"],"page":true},
  matches_list: {"method":"GET","path":"/v1/challenges/{id}/matches","query":["limit","cursor","fields"],"commas":["fields"],"page":true},
  templates_list: {"method":"GET","path":"/v1/challenge-templates","query":["fields"],"commas":["fields"],"token":"never"},
  templates_view: {"method":"GET","path":"/v1/challenge-templates/{key}","query":["fields"],"commas":["fields"],"token":"never"},
  audit_events_list: {"method":"GET","path":"/v1/audit-events","query":["organisation_id","subject_id","limit","cursor","fields"],"commas":["fields"],"page":true},
  health_live: {"method":"GET","path":"/health/live","query":["fields"],"commas":["fields"],"token":"never"},
  health_ready: {"method":"GET","path":"/health/ready","query":["fields"],"commas":["fields"],"token":"never"},
  keys_list: {"method":"GET","path":"/.well-known/jwks.json","query":["fields"],"commas":["fields"],"token":"never"},
  labels_list: {"method":"GET","path":"/v1/labels","query":["fields"],"commas":["fields"],"token":"never"},
  labels_view: {"method":"GET","path":"/v1/labels/{name}","query":["fields"],"commas":["fields"],"token":"never"},
  problems_list: {"method":"GET","path":"/problems","query":["lang"],"token":"never"},
  problems_view: {"method":"GET","path":"/problems/{code}","query":["lang"],"token":"never"},
  problems_view_field: {"method":"GET","path":"/problems/fields/{code}","query":["lang"],"token":"never"},
} as const satisfies Record<string, OperationFacts>;

/** Operations whose body says nothing. */
export type WithoutBody = "sessions_revoke_others" | "users_end_sessions" | "erasure_request" | "challenges_request_approval" | "applications_withdraw" | "applications_announce_eligibility" | "assignment_plans_adopt" | "jury_files_link" | "jury_assignments_complete" | "phases_lock";

/** The codes that an operation can be refused with, as far as the document lists them. */
export interface OperationCodes {
  accounts_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "auth_busy" | "dependency_unavailable" | "storage_full";
  accounts_verify: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "request_timeout" | "link_expired" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  accounts_request_verification: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  accounts_request_password_reset: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  accounts_reset_password: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "request_timeout" | "link_expired" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "auth_busy" | "dependency_unavailable" | "storage_full";
  sessions_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "invalid_credentials" | "account_disabled" | "email_not_verified" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "auth_busy" | "dependency_unavailable" | "storage_full";
  sessions_refresh: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_reused" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sessions_end: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  me_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  me_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "request_timeout" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  me_change_password: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "invalid_credentials" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "auth_busy" | "dependency_unavailable" | "storage_full";
  sessions_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sessions_revoke: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sessions_revoke_others: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  users_end_sessions: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  users_disable: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "last_owner" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  users_enable: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  operators_invite: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  invitations_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "link_expired" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  invitations_accept: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "already_exists" | "already_on_panel" | "last_owner" | "link_expired" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "auth_busy" | "dependency_unavailable" | "storage_full";
  invitations_decline: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "invalid_state" | "link_expired" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  me_export_data: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  erasure_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  erasure_request: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "request_timeout" | "invalid_state" | "last_owner" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  erasure_cancel: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  erasures_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  organisations_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  organisations_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  organisations_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  organisations_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  startups_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  members_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  members_invite: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  members_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "last_owner" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  members_remove: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "last_owner" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  organisations_transfer: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  verification_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  verification_request: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  verification_decide: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "own_approval" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  technologies_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  technologies_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  technologies_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  technologies_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sectors_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sectors_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sectors_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sectors_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sites_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sites_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sites_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sites_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  regions_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  regions_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  regions_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  regions_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  programmes_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  programmes_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  programmes_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  programmes_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_facets: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_list_managed: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "challenge_incomplete" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_delete: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "invalid_state" | "precondition_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_linked_data: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_readiness: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_revisions: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_request_approval: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "organisation_not_verified" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "challenge_incomplete" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_approve: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "challenge_incomplete" | "own_approval" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_request_changes: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "own_approval" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_publish: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "organisation_not_verified" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "challenge_incomplete" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_cancel: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_extend: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "deadline_passed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_copy: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  eligibility_check: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  questions_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  questions_ask: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  questions_answer: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  terms_accepted: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  terms_accept: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  terms_withdraw: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "invalid_state" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenge_files_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenge_files_upload: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "file_quota_exceeded" | "file_too_large" | "unsupported_media_type" | "idempotency_key_mismatch" | "file_empty" | "file_type_not_allowed" | "file_type_mismatch" | "file_unsafe" | "file_infected" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenge_files_read: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "file_not_available" | "terms_not_accepted" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenge_files_delete: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "file_in_use" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  access_codes_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  access_codes_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  access_codes_revoke: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  feeds_challenges: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  feeds_deadlines: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  saved_searches_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  saved_searches_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  saved_searches_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  saved_searches_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "request_timeout" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  saved_searches_delete: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "precondition_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  followed_challenges_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  challenges_follow: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "invalid_state" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  challenges_unfollow: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "challenge_not_open" | "deadline_passed" | "application_already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_list_own: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_count: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_proposals: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_edit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "challenge_not_open" | "deadline_passed" | "application_already_exists" | "application_not_editable" | "panel_locked" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "access_code_required" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_delete: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "invalid_state" | "precondition_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_completeness: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_versions: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_timeline: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  applications_restore: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "challenge_not_open" | "deadline_passed" | "application_already_exists" | "application_not_editable" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "access_code_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_submit: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "challenge_not_open" | "deadline_passed" | "application_already_exists" | "access_code_expired" | "access_code_used_up" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "access_code_required" | "access_code_invalid" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_withdraw: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_receipt: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_feedback: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "results_not_published" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  files_upload: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "challenge_not_open" | "deadline_passed" | "file_quota_exceeded" | "application_not_editable" | "panel_locked" | "file_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "file_empty" | "file_type_not_allowed" | "file_type_mismatch" | "file_unsafe" | "file_infected" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  files_delete: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "challenge_not_open" | "deadline_passed" | "application_not_editable" | "panel_locked" | "precondition_failed" | "validation_failed" | "application_incomplete" | "terms_not_accepted" | "not_eligible" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  files_link: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "file_not_available" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  files_download: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "file_not_available" | "scoring_not_open" | "link_expired" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_extend: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_reopen: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_invite_member: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "already_exists" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_decide_eligibility: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "applications_sealed" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  applications_announce_eligibility: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "no_decision" | "same_approver" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  messages_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  messages_send: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "thread_full" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  threads_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  threads_mark_read: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jurors_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jurors_invite: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "already_on_panel" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jurors_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jurors_remove: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jurors_rescope: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_check: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "applications_sealed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  conflicts_declare: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "already_released" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_remove: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "panel_locked" | "already_released" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_take_back: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "already_released" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_list_cleared: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  conflicts_clear: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "applications_sealed" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_revoke_clearance: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_list_stated: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  conflicts_list_own: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  conflicts_state: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  conflicts_withdraw_statement: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "invalid_state" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignments_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  assignments_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "applications_sealed" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignments_delete: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "panel_locked" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignments_remove: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignments_reopen: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignments_correct: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "already_released" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "sheet_incomplete" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  sheet_versions_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  reminders_send: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignment_plans_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  assignment_plans_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "applications_sealed" | "panel_open" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  assignment_plans_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  assignment_plans_adopt: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "applications_sealed" | "panel_locked" | "plan_outdated" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_assignments_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_assignments_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "scoring_not_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_peers_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "scoring_not_open" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_files_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "scoring_not_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_files_link: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "file_not_available" | "scoring_not_open" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  file_notices_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "applications_sealed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  sheets_write: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "sheet_incomplete" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_sheet_versions_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "scoring_not_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_sheets_download: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "scoring_not_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_sheets_upload: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "file_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "file_empty" | "file_type_not_allowed" | "file_type_mismatch" | "file_unsafe" | "file_infected" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_assignments_complete: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "sheet_incomplete" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  comparisons_next: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "scoring_not_open" | "panel_locked" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  comparisons_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  orderings_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_assignments_recuse: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_assignments_decline: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  jury_seats_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_seats_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  jury_seats_describe: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phases_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_progress: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_assume: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_locked" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phases_lock: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "scoring_not_open" | "coverage_incomplete" | "panel_locked" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phases_ranking: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_reliability: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_integrity: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_exclude_juror: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "coverage_incomplete" | "already_released" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phases_readmit_juror: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "already_released" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phases_ranking_picture: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_proposals: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_simulate: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "panel_open" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  decisions_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "no_decision" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  decisions_write: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "tie_at_last_seat" | "already_released" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "seats_exceeded" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  decisions_minutes: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "no_decision" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  decisions_release: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "no_decision" | "same_approver" | "already_released" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  corrections_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "no_decision" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  corrections_write: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "panel_locked" | "tie_at_last_seat" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "seats_exceeded" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  corrections_withdraw: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "no_decision" | "precondition_failed" | "precondition_required" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  corrections_release: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "panel_open" | "panel_locked" | "no_decision" | "same_approver" | "already_released" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  decisions_versions: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "no_decision" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  results_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "results_not_published" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_record: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "results_not_published" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  phases_record_verify: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "panel_open" | "results_not_published" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  appeals_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  appeals_file: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "request_timeout" | "already_exists" | "deadline_passed" | "appeal_not_possible" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  appeals_list_of_challenge: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  appeals_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  appeals_decide: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_independent" | "not_found" | "not_acceptable" | "request_timeout" | "invalid_state" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  exports_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "applications_sealed" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  phase_exports_create: "malformed_json" | "unknown_parameter" | "invalid_parameter" | "invalid_header" | "idempotency_key_required" | "idempotency_key_invalid" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "request_timeout" | "panel_open" | "body_too_large" | "unsupported_media_type" | "validation_failed" | "idempotency_key_mismatch" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  exports_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  exports_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  exports_link: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "conflict_of_interest" | "not_found" | "not_acceptable" | "invalid_state" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable" | "storage_full";
  matches_list_own: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  matches_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  templates_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  templates_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  audit_events_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "invalid_cursor" | "authentication_required" | "invalid_token" | "token_expired" | "forbidden" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  health_live: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  health_ready: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  keys_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  labels_list: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  labels_view: "unknown_parameter" | "duplicate_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  problems_list: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  problems_view: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
  problems_view_field: "unknown_parameter" | "invalid_parameter" | "invalid_header" | "not_found" | "not_acceptable" | "quota_exceeded" | "headers_too_large" | "internal_error" | "dependency_unavailable";
}

/** The facts that come in `details` with each refusal of a code. Others may come too. */
export interface CodeDetails {
  unknown_parameter: "parameter";
  duplicate_parameter: "parameter";
  invalid_parameter: "parameter";
  invalid_header: "header";
  headers_too_large: "limit";
  body_too_large: "limit";
  unsupported_media_type: "expected";
  precondition_failed: "current_version";
  quota_exceeded: "retry_after";
  invalid_state: "current_state";
  deadline_passed: "deadline" | "server_time";
  application_already_exists: "quota" | "used";
  access_code_expired: "expired_at";
  file_too_large: "limit";
  file_type_not_allowed: "found";
  file_type_mismatch: "declared" | "found";
  file_unsafe: "reason";
  seats_exceeded: "seats" | "selected";
}

/** One method an operation. */
export interface Calls {
  /**
   * Register
   *
   * Creates an account and sends a mail with a link that verifies the address. The answer is the same for an address that is
   * known already; its owner is told by mail.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/accounts`
   *
   * Refusals: `malformed_json`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `auth_busy`, and those of most operations.
   */
  accounts_create(input: Input<"accounts_create">, options?: CallOptions): Promise<Output<"accounts_create">>;

  /**
   * Verify an address
   *
   * Uses up the token of the mail, which is good once and for an hour.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/accounts/verification`
   *
   * Refusals: `malformed_json`, `request_timeout`, `link_expired`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  accounts_verify(input: Input<"accounts_verify">, options?: CallOptions): Promise<Output<"accounts_verify">>;

  /**
   * Ask for the verification mail again
   *
   * The link of an earlier mail stops working. The answer is the same for every address.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/accounts/verification-request`
   *
   * Refusals: `malformed_json`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  accounts_request_verification(input: Input<"accounts_request_verification">, options?: CallOptions): Promise<Output<"accounts_request_verification">>;

  /**
   * Ask for a link to choose a new password
   *
   * The answer is the same for every address.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/accounts/password-reset-request`
   *
   * Refusals: `malformed_json`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  accounts_request_password_reset(input: Input<"accounts_request_password_reset">, options?: CallOptions): Promise<Output<"accounts_request_password_reset">>;

  /**
   * Choose a new password by a link
   *
   * Uses up the token of the mail, which is good once and for an hour. All sessions of the account end, and its address counts
   * as verified.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/accounts/password-reset`
   *
   * Refusals: `malformed_json`, `request_timeout`, `link_expired`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `auth_busy`, and those of most operations.
   */
  accounts_reset_password(input: Input<"accounts_reset_password">, options?: CallOptions): Promise<Output<"accounts_reset_password">>;

  /**
   * Log in
   *
   * Opens a session of up to 30 days. The access token lives ten minutes; `POST /v1/sessions/refresh` gives the next one. An
   * unknown address, a wrong password and a disabled account are answered alike.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/sessions`
   *
   * Refusals: `malformed_json`, `invalid_credentials`, `account_disabled`, `email_not_verified`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `auth_busy`, and those of most operations.
   */
  sessions_create(input: Input<"sessions_create">, options?: CallOptions): Promise<Output<"sessions_create">>;

  /**
   * Refresh the tokens of a session
   *
   * Each refresh token is good once. One whose answer was lost can be sent again within 30 seconds, as long as nothing of that
   * answer was used; sent again later, it ends the session, since somebody may have copied it.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/sessions/refresh`
   *
   * Refusals: `malformed_json`, `token_reused`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  sessions_refresh(input: Input<"sessions_refresh">, options?: CallOptions): Promise<Output<"sessions_refresh">>;

  /**
   * Log out
   *
   * Ends the session of this request: its tokens are void from the next request on.
   *
   * **Who may:** everybody who is signed in.
   *
   * `DELETE /v1/sessions/current`
   */
  sessions_end(input?: Input<"sessions_end">, options?: CallOptions): Promise<Output<"sessions_end">>;

  /**
   * See one's account
   *
   * With what one belongs to and may do.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  me_view(input?: Input<"me_view">, options?: CallOptions): Promise<Output<"me_view">>;
  me_view<const F extends Field<"me_view">>(input: Narrow<"me_view", F>, options?: CallOptions): Promise<Part<"me_view", F>>;

  /**
   * Change one's account
   *
   * **Who may:** everybody who is signed in.
   *
   * `PATCH /v1/me`
   *
   * Refusals: `malformed_json`, `request_timeout`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  me_edit(input: Input<"me_edit">, options?: CallOptions): Promise<Output<"me_edit">>;

  /**
   * Change one's password
   *
   * All other sessions end. A wrong `current_password` is answered 401 `invalid_credentials`; the session goes on.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/me/password`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `invalid_credentials`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `auth_busy`, and those of most operations.
   */
  me_change_password(input: Input<"me_change_password">, options?: CallOptions): Promise<Output<"me_change_password">>;

  /**
   * List one's sessions
   *
   * All that have not ended, newest first.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/sessions`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  sessions_list(input?: Input<"sessions_list">, options?: CallOptions): Promise<Output<"sessions_list">>;
  sessions_list<const F extends Field<"sessions_list">>(input: Narrow<"sessions_list", F>, options?: CallOptions): Promise<Part<"sessions_list", F>>;

  /**
   * End one of one's sessions
   *
   * **Who may:** the person whose account it is.
   *
   * `DELETE /v1/me/sessions/{session_id}`
   */
  sessions_revoke(input: Input<"sessions_revoke">, options?: CallOptions): Promise<Output<"sessions_revoke">>;

  /**
   * End all of one's other sessions
   *
   * **Who may:** the person whose account it is.
   *
   * `POST /v1/me/sessions/revocation`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  sessions_revoke_others(input?: Input<"sessions_revoke_others">, options?: CallOptions): Promise<Output<"sessions_revoke_others">>;

  /**
   * End all sessions of a person
   *
   * **Who may:** an operator.
   *
   * `POST /v1/users/{user_id}/sessions/revocation`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  users_end_sessions(input: Input<"users_end_sessions">, options?: CallOptions): Promise<Output<"users_end_sessions">>;

  /**
   * Disable an account
   *
   * All its sessions end, and it cannot log in. The last operator who runs the network cannot be disabled.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/users/{user_id}/disablement`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `last_owner`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  users_disable(input: Input<"users_disable">, options?: CallOptions): Promise<Output<"users_disable">>;

  /**
   * Enable an account
   *
   * It can log in again; its sessions stay ended.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/users/{user_id}/enablement`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  users_enable(input: Input<"users_enable">, options?: CallOptions): Promise<Output<"users_enable">>;

  /**
   * Invite an operator
   *
   * Sends a mail with a link that is good once, for seven days.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/operators/invitations`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  operators_invite(input: Input<"operators_invite">, options?: CallOptions): Promise<Output<"operators_invite">>;

  /**
   * See an invitation
   *
   * By the token of its link, which stays good.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/invitations/{token}`
   *
   * Refusals: `duplicate_parameter`, `link_expired`, and those of most operations.
   */
  invitations_view(input: Input<"invitations_view">, options?: CallOptions): Promise<Output<"invitations_view">>;
  invitations_view<const F extends Field<"invitations_view">>(input: Narrow<"invitations_view", F>, options?: CallOptions): Promise<Part<"invitations_view", F>>;

  /**
   * Accept an invitation
   *
   * Uses up its token. Where the address has an account, its owner must be signed in: 401 for nobody, 403 for somebody else. Where
   * it has none, one is made with the name and the password, and its address counts as verified.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/invitations/{token}/acceptance`
   *
   * Refusals: `malformed_json`, `request_timeout`, `invalid_state`, `already_exists`, `already_on_panel`, `last_owner`, `link_expired`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `auth_busy`, and those of most operations.
   */
  invitations_accept(input: Input<"invitations_accept">, options?: CallOptions): Promise<Output<"invitations_accept">>;

  /**
   * Decline an invitation
   *
   * By the token of its link, which is used up; nobody needs to be signed in. Whoever invited is told, and may ask again.
   *
   * **Who may:** anybody.
   *
   * `POST /v1/invitations/{token}/decline`
   *
   * Refusals: `invalid_state`, `link_expired`, and those of most operations.
   */
  invitations_decline(input: Input<"invitations_decline">, options?: CallOptions): Promise<Output<"invitations_decline">>;

  /**
   * Get a copy of one's personal data
   *
   * Everything that the platform holds about the person who is signed in, as one document; nothing of other people. Lists that grow
   * (dossiers, score sheets, questions, messages about dossiers, audit trail) hold 100 entries a page and go on at `next_cursor`; what else there is stands on the
   * first page, up to 1000 entries a list. Secrets are not in it: they are kept as digests. That it was asked for is written into the audit
   * trail.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/data-export`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  me_export_data(input?: Input<"me_export_data">, options?: CallOptions): Promise<Output<"me_export_data">>;
  me_export_data<const F extends Field<"me_export_data">>(input: Narrow<"me_export_data", F>, options?: CallOptions): Promise<Part<"me_export_data", F>>;

  /**
   * One's request to be erased
   *
   * With what will be held, why and until when. Whoever never asked, or cancelled, is answered 404.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/erasure-request`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  erasure_view(input?: Input<"erasure_view">, options?: CallOptions): Promise<Output<"erasure_view">>;
  erasure_view<const F extends Field<"erasure_view">>(input: Narrow<"erasure_view", F>, options?: CallOptions): Promise<Part<"erasure_view", F>>;

  /**
   * Ask to be erased
   *
   * After seven days, in which it can be cancelled, the account goes: name, address, password, sessions, memberships, followed challenges
   * and saved searches. Nobody signs in with it any more; its identifier stays, so that records still lead somewhere. What names the person
   * and has to be kept, such as a dossier that was handed in, is held until the clock of its call has run out; the answer tells what and
   * until when. The last owner of an organisation hands it over first. A mail tells the person of the request.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/me/erasure-request`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `last_owner`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  erasure_request(input?: Input<"erasure_request">, options?: CallOptions): Promise<Output<"erasure_request">>;

  /**
   * Take back one's request to be erased
   *
   * As long as it was not carried out.
   *
   * **Who may:** everybody who is signed in.
   *
   * `DELETE /v1/me/erasure-request`
   */
  erasure_cancel(input?: Input<"erasure_cancel">, options?: CallOptions): Promise<Output<"erasure_cancel">>;

  /**
   * List requests to be erased
   *
   * Newest first, with what is held once they were carried out. They name accounts by their identifiers.
   *
   * **Who may:** an operator.
   *
   * `GET /v1/erasure-requests`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  erasures_list(input?: Input<"erasures_list">, options?: CallOptions): Promise<Output<"erasures_list">>;
  erasures_list<const F extends Field<"erasures_list">>(input: Narrow<"erasures_list", F>, options?: CallOptions): Promise<Part<"erasures_list", F>>;

  /**
   * List organisations
   *
   * Those that the caller belongs to and those that are verified, by name unless `sort` or `q` say otherwise; operators see all.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/organisations`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  organisations_list(input?: Input<"organisations_list">, options?: CallOptions): Promise<Output<"organisations_list">>;
  organisations_list<const F extends Field<"organisations_list">>(input: Narrow<"organisations_list", F>, options?: CallOptions): Promise<Part<"organisations_list", F>>;

  /**
   * Create an organisation
   *
   * Its creator becomes its owner. A partner must be verified before its challenges can be approved.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/organisations`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  organisations_create(input: Input<"organisations_create">, options?: CallOptions): Promise<Output<"organisations_create">>;

  /**
   * An organisation
   *
   * A verified organisation is public; another is seen by its members and operators.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/organisations/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  organisations_view(input: Input<"organisations_view">, options?: CallOptions): Promise<Output<"organisations_view">>;
  organisations_view<const F extends Field<"organisations_view">>(input: Narrow<"organisations_view", F>, options?: CallOptions): Promise<Part<"organisations_view", F>>;

  /**
   * Change an organisation
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `PATCH /v1/organisations/{id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  organisations_edit(input: Input<"organisations_edit">, options?: CallOptions): Promise<Output<"organisations_edit">>;

  /**
   * List startups
   *
   * Verified startups, by name unless `sort` or `q` say otherwise.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/startups`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  startups_list(input?: Input<"startups_list">, options?: CallOptions): Promise<Output<"startups_list">>;
  startups_list<const F extends Field<"startups_list">>(input: Narrow<"startups_list", F>, options?: CallOptions): Promise<Part<"startups_list", F>>;

  /**
   * Members
   *
   * Owners first.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/organisations/{id}/members`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  members_list(input: Input<"members_list">, options?: CallOptions): Promise<Output<"members_list">>;
  members_list<const F extends Field<"members_list">>(input: Narrow<"members_list", F>, options?: CallOptions): Promise<Part<"members_list", F>>;

  /**
   * Invite a member
   *
   * The person gets a mail with a link and joins by accepting it within seven days.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/organisations/{id}/members`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  members_invite(input: Input<"members_invite">, options?: CallOptions): Promise<Output<"members_invite">>;

  /**
   * Change a member's role
   *
   * An organisation always keeps an owner.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `PUT /v1/organisations/{id}/members/{user_id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `last_owner`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  members_edit(input: Input<"members_edit">, options?: CallOptions): Promise<Output<"members_edit">>;

  /**
   * Remove a member
   *
   * Owners remove others; everybody may leave. An organisation always keeps an owner.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation.
   *
   * `DELETE /v1/organisations/{id}/members/{user_id}`
   *
   * Refusals: `last_owner`, and those of most operations.
   */
  members_remove(input: Input<"members_remove">, options?: CallOptions): Promise<Output<"members_remove">>;

  /**
   * Hand an organisation over
   *
   * The member becomes owner, the caller editor.
   *
   * **Who may:** an owner of the organisation that it belongs to.
   *
   * `POST /v1/organisations/{id}/ownership-transfer`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  organisations_transfer(input: Input<"organisations_transfer">, options?: CallOptions): Promise<Output<"organisations_transfer">>;

  /**
   * Verification
   *
   * The evidence and the verdict, for members and operators. Operators see besides which other organisations are the same enterprise.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/organisations/{id}/verification`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  verification_view(input: Input<"verification_view">, options?: CallOptions): Promise<Output<"verification_view">>;
  verification_view<const F extends Field<"verification_view">>(input: Narrow<"verification_view", F>, options?: CallOptions): Promise<Part<"verification_view", F>>;

  /**
   * Ask for verification
   *
   * A new request replaces the evidence of an earlier one.
   *
   * **Who may:** an owner of the organisation that it belongs to.
   *
   * `POST /v1/organisations/{id}/verification`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  verification_request(input: Input<"verification_request">, options?: CallOptions): Promise<Output<"verification_request">>;

  /**
   * Verify or reject an organisation
   *
   * Not by one of its own members.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/organisations/{id}/verification/decision`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `own_approval`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  verification_decide(input: Input<"verification_decide">, options?: CallOptions): Promise<Output<"verification_decide">>;

  /**
   * List technologies
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/technologies`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  technologies_list(input?: Input<"technologies_list">, options?: CallOptions): Promise<Output<"technologies_list">>;
  technologies_list<const F extends Field<"technologies_list">>(input: Narrow<"technologies_list", F>, options?: CallOptions): Promise<Part<"technologies_list", F>>;

  /**
   * Add to the technologies
   *
   * **Who may:** an operator.
   *
   * `POST /v1/technologies`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  technologies_create(input: Input<"technologies_create">, options?: CallOptions): Promise<Output<"technologies_create">>;

  /**
   * One of the technologies
   *
   * **Who may:** anybody.
   *
   * `GET /v1/technologies/{slug}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  technologies_view(input: Input<"technologies_view">, options?: CallOptions): Promise<Output<"technologies_view">>;
  technologies_view<const F extends Field<"technologies_view">>(input: Narrow<"technologies_view", F>, options?: CallOptions): Promise<Part<"technologies_view", F>>;

  /**
   * Change or retire one of the technologies
   *
   * **Who may:** an operator.
   *
   * `PATCH /v1/technologies/{slug}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `already_exists`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  technologies_edit(input: Input<"technologies_edit">, options?: CallOptions): Promise<Output<"technologies_edit">>;

  /**
   * List sectors
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/sectors`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  sectors_list(input?: Input<"sectors_list">, options?: CallOptions): Promise<Output<"sectors_list">>;
  sectors_list<const F extends Field<"sectors_list">>(input: Narrow<"sectors_list", F>, options?: CallOptions): Promise<Part<"sectors_list", F>>;

  /**
   * Add to the sectors
   *
   * **Who may:** an operator.
   *
   * `POST /v1/sectors`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  sectors_create(input: Input<"sectors_create">, options?: CallOptions): Promise<Output<"sectors_create">>;

  /**
   * One of the sectors
   *
   * **Who may:** anybody.
   *
   * `GET /v1/sectors/{slug}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  sectors_view(input: Input<"sectors_view">, options?: CallOptions): Promise<Output<"sectors_view">>;
  sectors_view<const F extends Field<"sectors_view">>(input: Narrow<"sectors_view", F>, options?: CallOptions): Promise<Part<"sectors_view", F>>;

  /**
   * Change or retire one of the sectors
   *
   * **Who may:** an operator.
   *
   * `PATCH /v1/sectors/{slug}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `already_exists`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  sectors_edit(input: Input<"sectors_edit">, options?: CallOptions): Promise<Output<"sectors_edit">>;

  /**
   * List sites
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/sites`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  sites_list(input?: Input<"sites_list">, options?: CallOptions): Promise<Output<"sites_list">>;
  sites_list<const F extends Field<"sites_list">>(input: Narrow<"sites_list", F>, options?: CallOptions): Promise<Part<"sites_list", F>>;

  /**
   * Add to the sites
   *
   * **Who may:** an operator.
   *
   * `POST /v1/sites`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  sites_create(input: Input<"sites_create">, options?: CallOptions): Promise<Output<"sites_create">>;

  /**
   * One of the sites
   *
   * **Who may:** anybody.
   *
   * `GET /v1/sites/{slug}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  sites_view(input: Input<"sites_view">, options?: CallOptions): Promise<Output<"sites_view">>;
  sites_view<const F extends Field<"sites_view">>(input: Narrow<"sites_view", F>, options?: CallOptions): Promise<Part<"sites_view", F>>;

  /**
   * Change or retire one of the sites
   *
   * **Who may:** an operator.
   *
   * `PATCH /v1/sites/{slug}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `already_exists`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  sites_edit(input: Input<"sites_edit">, options?: CallOptions): Promise<Output<"sites_edit">>;

  /**
   * List regions
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/regions`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  regions_list(input?: Input<"regions_list">, options?: CallOptions): Promise<Output<"regions_list">>;
  regions_list<const F extends Field<"regions_list">>(input: Narrow<"regions_list", F>, options?: CallOptions): Promise<Part<"regions_list", F>>;

  /**
   * Add to the regions
   *
   * **Who may:** an operator.
   *
   * `POST /v1/regions`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  regions_create(input: Input<"regions_create">, options?: CallOptions): Promise<Output<"regions_create">>;

  /**
   * One of the regions
   *
   * **Who may:** anybody.
   *
   * `GET /v1/regions/{slug}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  regions_view(input: Input<"regions_view">, options?: CallOptions): Promise<Output<"regions_view">>;
  regions_view<const F extends Field<"regions_view">>(input: Narrow<"regions_view", F>, options?: CallOptions): Promise<Part<"regions_view", F>>;

  /**
   * Change or retire one of the regions
   *
   * **Who may:** an operator.
   *
   * `PATCH /v1/regions/{slug}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `already_exists`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  regions_edit(input: Input<"regions_edit">, options?: CallOptions): Promise<Output<"regions_edit">>;

  /**
   * List programmes
   *
   * Newest first.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/programmes`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  programmes_list(input?: Input<"programmes_list">, options?: CallOptions): Promise<Output<"programmes_list">>;
  programmes_list<const F extends Field<"programmes_list">>(input: Narrow<"programmes_list", F>, options?: CallOptions): Promise<Part<"programmes_list", F>>;

  /**
   * Create a programme
   *
   * **Who may:** an operator.
   *
   * `POST /v1/programmes`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  programmes_create(input: Input<"programmes_create">, options?: CallOptions): Promise<Output<"programmes_create">>;

  /**
   * A programme
   *
   * **Who may:** anybody.
   *
   * `GET /v1/programmes/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  programmes_view(input: Input<"programmes_view">, options?: CallOptions): Promise<Output<"programmes_view">>;
  programmes_view<const F extends Field<"programmes_view">>(input: Narrow<"programmes_view", F>, options?: CallOptions): Promise<Part<"programmes_view", F>>;

  /**
   * Change a programme
   *
   * **Who may:** an operator.
   *
   * `PATCH /v1/programmes/{id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  programmes_edit(input: Input<"programmes_edit">, options?: CallOptions): Promise<Output<"programmes_edit">>;

  /**
   * List challenges
   *
   * Published challenges, the newest publication first unless `sort` or `q` say otherwise. Filters of different kinds must all hold; values of one kind are alternatives. With `q`, `matched` of each
   * says what answers.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/challenges`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  challenges_list(input?: Input<"challenges_list">, options?: CallOptions): Promise<Output<"challenges_list">>;
  challenges_list<const F extends Field<"challenges_list">>(input: Narrow<"challenges_list", F>, options?: CallOptions): Promise<Part<"challenges_list", F>>;

  /**
   * Post a challenge
   *
   * Creates a draft that only its organisation and operators see. `readiness` tells what publication needs.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_create(input: Input<"challenges_create">, options?: CallOptions): Promise<Output<"challenges_create">>;

  /**
   * Facets of the challenges
   *
   * How many published challenges there are for each technology, sector, site and status, under the same filters as the list; values
   * without one are left out. Each list disregards the filter of its own kind: its counts say what the list of challenges holds if
   * that filter is replaced by this value alone. A challenge counts for each of its terms and for all that contain them.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/challenges/facets`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  challenges_facets(input?: Input<"challenges_facets">, options?: CallOptions): Promise<Output<"challenges_facets">>;
  challenges_facets<const F extends Field<"challenges_facets">>(input: Narrow<"challenges_facets", F>, options?: CallOptions): Promise<Part<"challenges_facets", F>>;

  /**
   * List an organisation's challenges
   *
   * In any state, newest first, for its members and operators.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/organisations/{id}/challenges`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  challenges_list_managed(input: Input<"challenges_list_managed">, options?: CallOptions): Promise<Output<"challenges_list_managed">>;
  challenges_list_managed<const F extends Field<"challenges_list_managed">>(input: Narrow<"challenges_list_managed", F>, options?: CallOptions): Promise<Part<"challenges_list_managed", F>>;

  /**
   * A challenge
   *
   * Published challenges are public; others are seen by their organisation and operators, and do not exist for anybody else.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  challenges_view(input: Input<"challenges_view">, options?: CallOptions): Promise<Output<"challenges_view">>;
  challenges_view<const F extends Field<"challenges_view">>(input: Narrow<"challenges_view", F>, options?: CallOptions): Promise<Part<"challenges_view", F>>;

  /**
   * Change a challenge
   *
   * A draft, one for which the operator asked for changes, or what may still change of a published one: words always, what is asked and
   * offered until somebody has begun an application, deadlines never; what may not is `frozen`. An array is replaced whole; its elements
   * keep their ids.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `PATCH /v1/challenges/{id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `invalid_state`, `challenge_incomplete`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  challenges_edit(input: Input<"challenges_edit">, options?: CallOptions): Promise<Output<"challenges_edit">>;

  /**
   * Delete a draft
   *
   * Only a draft can be deleted, and whoever was asked to its panel is so no more; a later challenge is cancelled, with a reason.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `DELETE /v1/challenges/{id}`
   *
   * Refusals: `invalid_state`, `precondition_failed`, `precondition_required`, and those of most operations.
   */
  challenges_delete(input: Input<"challenges_delete">, options?: CallOptions): Promise<Output<"challenges_delete">>;

  /**
   * A challenge as linked data
   *
   * For search engines and catalogues of calls: a published challenge in the words of schema.org, to be put into a page as it is.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/linked-data`
   */
  challenges_linked_data(input: Input<"challenges_linked_data">, options?: CallOptions): Promise<Output<"challenges_linked_data">>;

  /**
   * Readiness of a challenge
   *
   * Everything that approval and publication still need.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/readiness`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  challenges_readiness(input: Input<"challenges_readiness">, options?: CallOptions): Promise<Output<"challenges_readiness">>;
  challenges_readiness<const F extends Field<"challenges_readiness">>(input: Narrow<"challenges_readiness", F>, options?: CallOptions): Promise<Part<"challenges_readiness", F>>;

  /**
   * Revisions of a challenge
   *
   * Newest first.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/revisions`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  challenges_revisions(input: Input<"challenges_revisions">, options?: CallOptions): Promise<Output<"challenges_revisions">>;
  challenges_revisions<const F extends Field<"challenges_revisions">>(input: Narrow<"challenges_revisions", F>, options?: CallOptions): Promise<Part<"challenges_revisions", F>>;

  /**
   * Ask for approval
   *
   * The challenge must be complete and its organisation verified.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/challenges/{id}/approval-request`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `organisation_not_verified`, `request_timeout`, `invalid_state`, `challenge_incomplete`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_request_approval(input: Input<"challenges_request_approval">, options?: CallOptions): Promise<Output<"challenges_request_approval">>;

  /**
   * Approve a challenge
   *
   * By an operator who does not belong to the owning organisation.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/challenges/{id}/approval`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `challenge_incomplete`, `own_approval`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_approve(input: Input<"challenges_approve">, options?: CallOptions): Promise<Output<"challenges_approve">>;

  /**
   * Ask for changes
   *
   * The partner can edit the challenge again, and asks for approval anew.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/challenges/{id}/change-request`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `own_approval`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_request_changes(input: Input<"challenges_request_changes">, options?: CallOptions): Promise<Output<"challenges_request_changes">>;

  /**
   * Publish a challenge
   *
   * An approved challenge, now or at an instant before its deadline.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/challenges/{id}/publication`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `organisation_not_verified`, `request_timeout`, `invalid_state`, `challenge_incomplete`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_publish(input: Input<"challenges_publish">, options?: CallOptions): Promise<Output<"challenges_publish">>;

  /**
   * Cancel a challenge
   *
   * An approved or published challenge; it stays visible with its reason.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/challenges/{id}/cancellation`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_cancel(input: Input<"challenges_cancel">, options?: CallOptions): Promise<Output<"challenges_cancel">>;

  /**
   * Move a deadline later
   *
   * Of a published challenge, while the phase is not over. The phase keeps the old closing and the reason under `extensions`, a
   * revision is kept, and everybody who has begun an application is told.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/challenges/{id}/extensions`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `deadline_passed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_extend(input: Input<"challenges_extend">, options?: CallOptions): Promise<Output<"challenges_extend">>;

  /**
   * Copy a challenge
   *
   * Into a new draft with everything that the caller may see of the original: a call of last year, or any published call as a
   * template. Moments keep their wall times; `readiness` tells which of them have passed.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/copies`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  challenges_copy(input: Input<"challenges_copy">, options?: CallOptions): Promise<Output<"challenges_copy">>;

  /**
   * Check eligibility
   *
   * Holds the rules of a call against facts that the caller gives, without an application, and says of each rule whether it is met,
   * not met or open, and why. Nothing is stored. What is left out is unknown, never false; a rule that refers to a later moment stays
   * open where the fact can still change.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `POST /v1/challenges/{id}/eligibility-checks`
   *
   * Refusals: `malformed_json`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  eligibility_check(input: Input<"eligibility_check">, options?: CallOptions): Promise<Output<"eligibility_check">>;

  /**
   * Questions and answers
   *
   * What was asked about a call and answered for everybody, oldest first. Who is signed in sees the own questions too, who runs the
   * call sees all of them.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/questions`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  questions_list(input: Input<"questions_list">, options?: CallOptions): Promise<Output<"questions_list">>;
  questions_list<const F extends Field<"questions_list">>(input: Narrow<"questions_list", F>, options?: CallOptions): Promise<Part<"questions_list", F>>;

  /**
   * Ask a question
   *
   * About a published call. Who runs it answers, for everybody or for the asker alone; the asker is told by mail.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/challenges/{id}/questions`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  questions_ask(input: Input<"questions_ask">, options?: CallOptions): Promise<Output<"questions_ask">>;

  /**
   * Answer a question
   *
   * For everybody, so that all applicants know the same, or for the asker alone. Another answer replaces it.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/questions/{question_id}/answer`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  questions_answer(input: Input<"questions_answer">, options?: CallOptions): Promise<Output<"questions_answer">>;

  /**
   * Accepted terms
   *
   * What the person who is signed in has accepted of a call, older wordings and what was withdrawn too.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/challenges/{id}/terms-acceptances`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  terms_accepted(input: Input<"terms_accepted">, options?: CallOptions): Promise<Output<"terms_accepted">>;
  terms_accepted<const F extends Field<"terms_accepted">>(input: Narrow<"terms_accepted", F>, options?: CallOptions): Promise<Part<"terms_accepted", F>>;

  /**
   * Accept terms
   *
   * The present wording, for the person who is signed in. Key, version, a digest of the wording and the instant are kept. Terms that are
   * asked for the brief open it.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/challenges/{id}/terms-acceptances`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  terms_accept(input: Input<"terms_accept">, options?: CallOptions): Promise<Output<"terms_accept">>;

  /**
   * Withdraw a consent
   *
   * For the person who is signed in, by the key of the terms: a consent to use images or to share the dossier, and whatever else was
   * accepted without being needed. That it was given, and until when it held, stays known. What is needed to take part cannot be withdrawn;
   * the application can.
   *
   * **Who may:** everybody who is signed in.
   *
   * `DELETE /v1/challenges/{id}/terms-acceptances/{key}`
   *
   * Refusals: `invalid_state`, and those of most operations.
   */
  terms_withdraw(input: Input<"terms_withdraw">, options?: CallOptions): Promise<Output<"terms_withdraw">>;

  /**
   * Files of a call
   *
   * All that were uploaded to it, whether its document attaches them or not, in the order in which they came.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/files`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  challenge_files_list(input: Input<"challenge_files_list">, options?: CallOptions): Promise<Output<"challenge_files_list">>;
  challenge_files_list<const F extends Field<"challenge_files_list">>(input: Narrow<"challenge_files_list", F>, options?: CallOptions): Promise<Part<"challenge_files_list", F>>;

  /**
   * Upload a document of a call
   *
   * The body is the file itself, as a stream; up to 25 MB each if the server is not set otherwise, 100 files and 500 MB a call. Its type
   * is found by its content and has to agree with its name. PDF, PNG, JPEG, WebP, DOCX, PPTX, XLSX, CSV and text are taken. It is for
   * nobody else until the document of the call names it in `attachments`, with who may open it.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/files`
   *
   * Refusals: `duplicate_parameter`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `file_quota_exceeded`, `file_too_large`, `unsupported_media_type`, `idempotency_key_mismatch`, `file_empty`, `file_type_not_allowed`, `file_type_mismatch`, `file_unsafe`, `file_infected`, and those of most operations.
   */
  challenge_files_upload(input: Input<"challenge_files_upload">, options?: CallOptions): Promise<Output<"challenge_files_upload">>;

  /**
   * Read a document of a call
   *
   * For whom the document says in `attachments`; those who run the call read each of its files. It comes as an attachment, never to be
   * shown in place, and its `ETag` is the SHA-256 that stands in the document. Reading one that is not for everybody leaves a trace.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/files/{file_id}`
   *
   * Refusals: `file_not_available`, `terms_not_accepted`, and those of most operations.
   */
  challenge_files_read(input: Input<"challenge_files_read">, options?: CallOptions): Promise<Output<"challenge_files_read">>;

  /**
   * Delete a document of a call
   *
   * One that the document of the call does not attach and, since the call is public, never did: what people could rely on stays.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `DELETE /v1/challenges/{id}/files/{file_id}`
   *
   * Refusals: `file_in_use`, and those of most operations.
   */
  challenge_files_delete(input: Input<"challenge_files_delete">, options?: CallOptions): Promise<Output<"challenge_files_delete">>;

  /**
   * List the access codes of a challenge
   *
   * Oldest first, revoked ones too, with how often each was used. Which applications came in by a code, is told once the deadline has passed.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/access-codes`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  access_codes_list(input: Input<"access_codes_list">, options?: CallOptions): Promise<Output<"access_codes_list">>;
  access_codes_list<const F extends Field<"access_codes_list">>(input: Narrow<"access_codes_list", F>, options?: CallOptions): Promise<Part<"access_codes_list", F>>;

  /**
   * Make access codes
   *
   * For a call with an application window whose `entry.access_code` says that only those hand in who were given one. The codes are in this
   * answer and nowhere else: keep them. A repetition with the same key tells which were made, without them.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/access-codes`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  access_codes_create(input: Input<"access_codes_create">, options?: CallOptions): Promise<Output<"access_codes_create">>;

  /**
   * Revoke an access code
   *
   * Nobody uses it any more. Applications that were handed in by it stay.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `DELETE /v1/challenges/{id}/access-codes/{code_id}`
   */
  access_codes_revoke(input: Input<"access_codes_revoke">, options?: CallOptions): Promise<Output<"access_codes_revoke">>;

  /**
   * The newest challenges as a feed
   *
   * Up to fifty published challenges, the newest publication first, under the filters of the list.
   *
   * **Who may:** anybody.
   *
   * `GET /feeds/challenges.atom`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  feeds_challenges(input?: Input<"feeds_challenges">, options?: CallOptions): Promise<Output<"feeds_challenges">>;

  /**
   * Deadlines as a calendar
   *
   * When the application windows of up to two hundred published challenges close, under the filters of the list: first those that lie
   * ahead, the next one first, then those that have passed, the last one first.
   *
   * **Who may:** anybody.
   *
   * `GET /feeds/deadlines.ics`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  feeds_deadlines(input?: Input<"feeds_deadlines">, options?: CallOptions): Promise<Output<"feeds_deadlines">>;

  /**
   * List one's saved searches
   *
   * Newest first.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/saved-searches`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  saved_searches_list(input?: Input<"saved_searches_list">, options?: CallOptions): Promise<Output<"saved_searches_list">>;
  saved_searches_list<const F extends Field<"saved_searches_list">>(input: Narrow<"saved_searches_list", F>, options?: CallOptions): Promise<Part<"saved_searches_list", F>>;

  /**
   * Save a search
   *
   * Up to fifty a person. What is typed for technologies, sectors and sites is stored as slugs.
   *
   * **Who may:** everybody who is signed in.
   *
   * `POST /v1/me/saved-searches`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  saved_searches_create(input: Input<"saved_searches_create">, options?: CallOptions): Promise<Output<"saved_searches_create">>;

  /**
   * A saved search
   *
   * One's own; those of others do not exist.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/saved-searches/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  saved_searches_view(input: Input<"saved_searches_view">, options?: CallOptions): Promise<Output<"saved_searches_view">>;
  saved_searches_view<const F extends Field<"saved_searches_view">>(input: Narrow<"saved_searches_view", F>, options?: CallOptions): Promise<Part<"saved_searches_view", F>>;

  /**
   * Change a saved search
   *
   * **Who may:** everybody who is signed in.
   *
   * `PATCH /v1/me/saved-searches/{id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  saved_searches_edit(input: Input<"saved_searches_edit">, options?: CallOptions): Promise<Output<"saved_searches_edit">>;

  /**
   * Delete a saved search
   *
   * **Who may:** everybody who is signed in.
   *
   * `DELETE /v1/me/saved-searches/{id}`
   *
   * Refusals: `precondition_failed`, `precondition_required`, and those of most operations.
   */
  saved_searches_delete(input: Input<"saved_searches_delete">, options?: CallOptions): Promise<Output<"saved_searches_delete">>;

  /**
   * List the challenges that one follows
   *
   * What was followed last comes first.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/followed-challenges`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  followed_challenges_list(input?: Input<"followed_challenges_list">, options?: CallOptions): Promise<Output<"followed_challenges_list">>;
  followed_challenges_list<const F extends Field<"followed_challenges_list">>(input: Narrow<"followed_challenges_list", F>, options?: CallOptions): Promise<Part<"followed_challenges_list", F>>;

  /**
   * Follow a challenge
   *
   * A published one. Mail then tells when its deadline moves, when it is cancelled, and when its results are published. Following twice changes nothing.
   *
   * **Who may:** everybody who is signed in.
   *
   * `PUT /v1/challenges/{id}/follow`
   *
   * Refusals: `invalid_state`, and those of most operations.
   */
  challenges_follow(input: Input<"challenges_follow">, options?: CallOptions): Promise<Output<"challenges_follow">>;

  /**
   * Follow a challenge no more
   *
   * Who does not follow it hears the same.
   *
   * **Who may:** everybody who is signed in.
   *
   * `DELETE /v1/challenges/{id}/follow`
   */
  challenges_unfollow(input: Input<"challenges_unfollow">, options?: CallOptions): Promise<Output<"challenges_unfollow">>;

  /**
   * List the applications to a challenge
   *
   * What was handed in, for the partner and operators, once the deadline has passed. Before that only their number is known. Whoever belongs to a
   * startup that applies is not shown its rivals.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/applications`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  applications_list(input: Input<"applications_list">, options?: CallOptions): Promise<Output<"applications_list">>;
  applications_list<const F extends Field<"applications_list">>(input: Narrow<"applications_list", F>, options?: CallOptions): Promise<Part<"applications_list", F>>;

  /**
   * Begin an application
   *
   * Creates a draft that only the startup sees. A startup has one application to a challenge, or as many as `entries_per_startup` says, and
   * in one track as many as `entries_per_track` says. Drafts count, and what was withdrawn does not.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/challenges/{id}/applications`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `challenge_not_open`, `deadline_passed`, `application_already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_create(input: Input<"applications_create">, options?: CallOptions): Promise<Output<"applications_create">>;

  /**
   * List one's applications
   *
   * Those of the startups that the caller belongs to, newest first, drafts included.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/applications`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  applications_list_own(input?: Input<"applications_list_own">, options?: CallOptions): Promise<Output<"applications_list_own">>;
  applications_list_own<const F extends Field<"applications_list_own">>(input: Narrow<"applications_list_own", F>, options?: CallOptions): Promise<Part<"applications_list_own", F>>;

  /**
   * Count the applications to a challenge
   *
   * For the partner and operators, at any time.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/application-count`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  applications_count(input: Input<"applications_count">, options?: CallOptions): Promise<Output<"applications_count">>;
  applications_count<const F extends Field<"applications_count">>(input: Narrow<"applications_count", F>, options?: CallOptions): Promise<Part<"applications_count", F>>;

  /**
   * Proposed answers
   *
   * Answers from the profile of the startup and from its earlier applications to the questions that have none yet, each with where it
   * comes from and what is to be changed in it. Nothing is written: take what you like into the application.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup.
   *
   * `GET /v1/applications/{id}/answer-proposals`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  applications_proposals(input: Input<"applications_proposals">, options?: CallOptions): Promise<Output<"applications_proposals">>;
  applications_proposals<const F extends Field<"applications_proposals">>(input: Narrow<"applications_proposals", F>, options?: CallOptions): Promise<Part<"applications_proposals", F>>;

  /**
   * An application
   *
   * Its startup sees it at any time, the partner once the deadline has passed, an operator when it was handed in; a look by
   * anybody but the startup is written into the audit trail. Nobody reads the one of a startup with which he or she has a conflict of interest,
   * nor those of the rivals of the own startup. Jurors read blind dossiers instead.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator.
   *
   * `GET /v1/applications/{id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  applications_view(input: Input<"applications_view">, options?: CallOptions): Promise<Output<"applications_view">>;
  applications_view<const F extends Field<"applications_view">>(input: Narrow<"applications_view", F>, options?: CallOptions): Promise<Part<"applications_view", F>>;

  /**
   * Change an application
   *
   * Until the deadline. It may be incomplete while it is a draft; what was handed in stays complete, and the new version gets a receipt
   * of its own. Of an application that was reopened, the correction changes. Answers to questions that the form no longer asks are kept.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `PATCH /v1/applications/{id}`
   *
   * Refusals: `malformed_json`, `request_timeout`, `challenge_not_open`, `deadline_passed`, `application_already_exists`, `application_not_editable`, `panel_locked`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `application_incomplete`, `terms_not_accepted`, `not_eligible`, `access_code_required`, `precondition_required`, and those of most operations.
   */
  applications_edit(input: Input<"applications_edit">, options?: CallOptions): Promise<Output<"applications_edit">>;

  /**
   * Delete a draft
   *
   * What was handed in is withdrawn instead.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `DELETE /v1/applications/{id}`
   *
   * Refusals: `invalid_state`, `precondition_failed`, `precondition_required`, and those of most operations.
   */
  applications_delete(input: Input<"applications_delete">, options?: CallOptions): Promise<Output<"applications_delete">>;

  /**
   * Completeness of an application
   *
   * What is missing, question by question, what should be known beside it, and what the rules of eligibility say today; a hand-in is decided by the same rules. Rules that
   * people check have their verdict once what they decided was announced. Of a
   * dossier that was reopened it is the correction. Only the startup sees it.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup.
   *
   * `GET /v1/applications/{id}/completeness`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  applications_completeness(input: Input<"applications_completeness">, options?: CallOptions): Promise<Output<"applications_completeness">>;
  applications_completeness<const F extends Field<"applications_completeness">>(input: Narrow<"applications_completeness", F>, options?: CallOptions): Promise<Part<"applications_completeness", F>>;

  /**
   * Versions of an application
   *
   * Every save is a version, newest first; only the startup sees them. `applications_restore` brings one back.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup.
   *
   * `GET /v1/applications/{id}/versions`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  applications_versions(input: Input<"applications_versions">, options?: CallOptions): Promise<Output<"applications_versions">>;
  applications_versions<const F extends Field<"applications_versions">>(input: Narrow<"applications_versions", F>, options?: CallOptions): Promise<Part<"applications_versions", F>>;

  /**
   * Timeline of an application
   *
   * What happened to it, the oldest first: begun, handed in, changed, given more time, reopened, taken back, asked about; and of what was
   * decided, only what was announced or released. Only the startup sees it.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup.
   *
   * `GET /v1/applications/{id}/timeline`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  applications_timeline(input: Input<"applications_timeline">, options?: CallOptions): Promise<Output<"applications_timeline">>;
  applications_timeline<const F extends Field<"applications_timeline">>(input: Narrow<"applications_timeline", F>, options?: CallOptions): Promise<Part<"applications_timeline", F>>;

  /**
   * Restore a version
   *
   * The dossier says again what it said then, as a new version: nothing is lost, and what was written since can be restored in turn. Files
   * stay as they are.
   * What holds for a change holds for this: until the deadline, and what was handed in stays complete.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/restoration`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `challenge_not_open`, `deadline_passed`, `application_already_exists`, `application_not_editable`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `application_incomplete`, `terms_not_accepted`, `not_eligible`, `access_code_required`, and those of most operations.
   */
  applications_restore(input: Input<"applications_restore">, options?: CallOptions): Promise<Output<"applications_restore">>;

  /**
   * Hand in an application
   *
   * Until the deadline, by the clock of the server. The current terms must be accepted (`terms_accept`) and the rules of eligibility met.
   * What is handed in gets a signed receipt (`applications_receipt`). It can still be changed and withdrawn; each change is handed in anew
   * with a receipt of its own. An application window with `entry.access_code` asks for an access code: the answer is `access_code_required`
   * without one, and `access_code_invalid` for one that is unknown, revoked or meant for others.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/submission`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `challenge_not_open`, `deadline_passed`, `application_already_exists`, `access_code_expired`, `access_code_used_up`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `application_incomplete`, `terms_not_accepted`, `not_eligible`, `access_code_required`, `access_code_invalid`, and those of most operations.
   */
  applications_submit(input: Input<"applications_submit">, options?: CallOptions): Promise<Output<"applications_submit">>;

  /**
   * Withdraw an application
   *
   * Until the panel is locked. Before the deadline the startup can apply anew.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/withdrawal`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_withdraw(input: Input<"applications_withdraw">, options?: CallOptions): Promise<Output<"applications_withdraw">>;

  /**
   * The receipt of an application
   *
   * Signed when it was handed in, over the digest of the dossier, the instant and the deadline in force. Each version that is handed in
   * has its own. `tahaddi verify receipt` checks the answer offline, and so does any JOSE library: docs/RECEIPTS.md says how. Whoever may
   * see the dossier may see it.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator.
   *
   * `GET /v1/applications/{id}/receipt`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  applications_receipt(input: Input<"applications_receipt">, options?: CallOptions): Promise<Output<"applications_receipt">>;
  applications_receipt<const F extends Field<"applications_receipt">>(input: Narrow<"applications_receipt", F>, options?: CallOptions): Promise<Part<"applications_receipt", F>>;

  /**
   * Feedback on an application
   *
   * For its startup and those who run the call, from the first release on: the outcome of each released phase with its reason, and, where
   * and when the call gives feedback, what the panel says on each criterion, how that stands among all applications, and what jurors wrote
   * to the applicant.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/applications/{id}/feedback`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `results_not_published`, and those of most operations.
   */
  applications_feedback(input: Input<"applications_feedback">, options?: CallOptions): Promise<Output<"applications_feedback">>;
  applications_feedback<const F extends Field<"applications_feedback">>(input: Narrow<"applications_feedback", F>, options?: CallOptions): Promise<Part<"applications_feedback", F>>;

  /**
   * Upload a file
   *
   * The body is the file itself, as a stream; up to 25 MB each if the server is not set otherwise, 20 files and 200 MB an application, and what the question allows. Its
   * type is found by its content and has to agree with its name. PDF, PNG, JPEG, WebP, DOCX, PPTX, XLSX, CSV and text are taken. The
   * application gets a new version, so read it again before you change it, and where it was handed in a new receipt.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/files`
   *
   * Refusals: `duplicate_parameter`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `challenge_not_open`, `deadline_passed`, `file_quota_exceeded`, `application_not_editable`, `panel_locked`, `file_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `application_incomplete`, `terms_not_accepted`, `not_eligible`, `file_empty`, `file_type_not_allowed`, `file_type_mismatch`, `file_unsafe`, `file_infected`, and those of most operations.
   */
  files_upload(input: Input<"files_upload">, options?: CallOptions): Promise<Output<"files_upload">>;

  /**
   * Take a file out
   *
   * Until the deadline. What was handed in with it keeps it, and stays complete. `If-Match` names the version of the application.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `DELETE /v1/applications/{id}/files/{file_id}`
   *
   * Refusals: `challenge_not_open`, `deadline_passed`, `application_not_editable`, `panel_locked`, `precondition_failed`, `validation_failed`, `application_incomplete`, `terms_not_accepted`, `not_eligible`, `precondition_required`, and those of most operations.
   */
  files_delete(input: Input<"files_delete">, options?: CallOptions): Promise<Output<"files_delete">>;

  /**
   * A link to a file
   *
   * For whoever may see the application; its own people see the file at once, others once it was scanned. Each link, and each reading by
   * it, is written into the audit trail.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator.
   *
   * `GET /v1/applications/{id}/files/{file_id}/link`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `file_not_available`, and those of most operations.
   */
  files_link(input: Input<"files_link">, options?: CallOptions): Promise<Output<"files_link">>;
  files_link<const F extends Field<"files_link">>(input: Narrow<"files_link", F>, options?: CallOptions): Promise<Part<"files_link", F>>;

  /**
   * Read a file
   *
   * By a link of `files_link`, `jury_files_link` or `exports_link`, which holds a minute. A token of somebody else is refused; so is a link whose reader may no
   * longer see the file. The file comes as an attachment, never to be shown in place.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/downloads/{link}`
   *
   * Refusals: `conflict_of_interest`, `invalid_state`, `file_not_available`, `scoring_not_open`, `link_expired`, and those of most operations.
   */
  files_download(input: Input<"files_download">, options?: CallOptions): Promise<Output<"files_download">>;

  /**
   * More time for one application
   *
   * Only for this dossier, which closes later than those of the others; a reason is kept and its startup is told. Whoever keeps the panel sees it, with the progress of a phase, once the deadline for applications has passed and the dossier was handed in. Until a panel of the call is locked.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/applications/{id}/extension`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_extend(input: Input<"applications_extend">, options?: CallOptions): Promise<Output<"applications_extend">>;

  /**
   * Reopen an application
   *
   * What was handed in may be corrected by its startup, and by nobody else, and handed in again; until then what was handed in counts. A reason is kept and the startup is told. Until a panel of the call is locked.
   *
   * **Who may:** an operator.
   *
   * `POST /v1/applications/{id}/reopening`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_reopen(input: Input<"applications_reopen">, options?: CallOptions): Promise<Output<"applications_reopen">>;

  /**
   * Ask a member of the team to confirm
   *
   * Whoever stands in `team` by an address gets a mail with a link, and confirms by accepting it within seven days; the role is that of the
   * team. Asking again replaces the link. The application does not change by it, and neither does it have to be confirmed to be handed in.
   * Who confirms does not get to see the application: that is for members of the startup.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/team-invitations`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `already_exists`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_invite_member(input: Input<"applications_invite_member">, options?: CallOptions): Promise<Output<"applications_invite_member">>;

  /**
   * Decide about eligibility
   *
   * Of many applications at once: all or none, once applications are closed. A `dry_run` answers the same, be it yes or no, and keeps
   * nothing. The verdict is in force at once: who is ineligible is given to no juror, is taken off the desks of those who have it, and is in
   * no ranking; about whom nothing was decided competes. Startups learn of it by `applications_announce_eligibility`, or with the first
   * outcomes that are released. It can be decided anew until a panel of the call is locked. Rules that people check have their verdict from
   * it. Nobody decides who has a conflict of interest with one of the startups.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/eligibility-decisions`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `applications_sealed`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_decide_eligibility(input: Input<"applications_decide_eligibility">, options?: CallOptions): Promise<Output<"applications_decide_eligibility">>;

  /**
   * Announce decisions about eligibility
   *
   * By a second person: all startups learn at once what was decided about the eligibility of their applications and not announced yet, and
   * why. Whoever decided about one of them does not announce it.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/challenges/{id}/eligibility-announcement`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `no_decision`, `same_approver`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  applications_announce_eligibility(input: Input<"applications_announce_eligibility">, options?: CallOptions): Promise<Output<"applications_announce_eligibility">>;

  /**
   * Messages about an application
   *
   * The private thread between the people of the startup and the operators, newest last. Nobody else reads it: neither the partner of the
   * call nor its jury. Reading marks nothing as read: `threads_mark_read` does.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an operator; an operator who only reads.
   *
   * `GET /v1/applications/{id}/messages`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, and those of most operations.
   */
  messages_list(input: Input<"messages_list">, options?: CallOptions): Promise<Output<"messages_list">>;
  messages_list<const F extends Field<"messages_list">>(input: Narrow<"messages_list", F>, options?: CallOptions): Promise<Part<"messages_list", F>>;

  /**
   * Send a message about an application
   *
   * To the operators, or from them to the startup, once the application was handed in. The other side gets a mail that does not say what was
   * written, once for messages that follow one another within fifteen minutes.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; an operator.
   *
   * `POST /v1/applications/{id}/messages`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `thread_full`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  messages_send(input: Input<"messages_send">, options?: CallOptions): Promise<Output<"messages_send">>;

  /**
   * The thread of an application
   *
   * How many messages there are and how many of the other side are unread. What one person of a side has read, the side has read.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an operator; an operator who only reads.
   *
   * `GET /v1/applications/{id}/thread`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  threads_view(input: Input<"threads_view">, options?: CallOptions): Promise<Output<"threads_view">>;
  threads_view<const F extends Field<"threads_view">>(input: Narrow<"threads_view", F>, options?: CallOptions): Promise<Part<"threads_view", F>>;

  /**
   * Mark messages as read
   *
   * For the whole side: the people of the startup, or the operators. Those who only read mark nothing; a mark never goes back.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; an operator.
   *
   * `POST /v1/applications/{id}/thread/read-mark`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  threads_mark_read(input: Input<"threads_mark_read">, options?: CallOptions): Promise<Output<"threads_mark_read">>;

  /**
   * List the panel of a challenge
   *
   * Everybody who was ever asked, in the order of the invitations.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/challenges/{id}/jurors`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  jurors_list(input: Input<"jurors_list">, options?: CallOptions): Promise<Output<"jurors_list">>;
  jurors_list<const F extends Field<"jurors_list">>(input: Narrow<"jurors_list", F>, options?: CallOptions): Promise<Part<"jurors_list", F>>;

  /**
   * Invite a juror
   *
   * The person gets a mail with a link, and joins by promising confidentiality and declaring interests. With `replaces` somebody is taken
   * off the panel in the same step: completed sheets stay and count, what is not completed goes back to the organiser.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/challenges/{id}/jurors`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `already_on_panel`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  jurors_invite(input: Input<"jurors_invite">, options?: CallOptions): Promise<Output<"jurors_invite">>;

  /**
   * A person on a panel
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/jurors/{id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  jurors_view(input: Input<"jurors_view">, options?: CallOptions): Promise<Output<"jurors_view">>;
  jurors_view<const F extends Field<"jurors_view">>(input: Narrow<"jurors_view", F>, options?: CallOptions): Promise<Part<"jurors_view", F>>;

  /**
   * Take a person off a panel
   *
   * What the juror has not completed goes back to the organiser. Completed sheets stay and count.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/jurors/{id}/removal`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  jurors_remove(input: Input<"jurors_remove">, options?: CallOptions): Promise<Output<"jurors_remove">>;

  /**
   * Say what part of the call a juror judges
   *
   * Replaces what the invitation said. From then on plans give the juror nothing else, and nothing else is given by hand; what the juror has
   * already stays. The audit trail keeps both.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `PUT /v1/jurors/{id}/scope`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  jurors_rescope(input: Input<"jurors_rescope">, options?: CallOptions): Promise<Output<"jurors_rescope">>;

  /**
   * Check a person for conflicts of interest
   *
   * Against every startup that applies, once the deadline has passed. Nothing is kept.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/conflict-checks`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `applications_sealed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  conflicts_check(input: Input<"conflicts_check">, options?: CallOptions): Promise<Output<"conflicts_check">>;

  /**
   * List conflicts of interest
   *
   * Everything that was declared, also what was taken back; after the deadline also what the data shows, without an identifier, of jurors and of those who decide
   * without a seat. Whoever has nothing but a mail domain in common with applicants sees what mail domains were found, to have it looked at.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/conflicts`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, and those of most operations.
   */
  conflicts_list(input: Input<"conflicts_list">, options?: CallOptions): Promise<Output<"conflicts_list">>;
  conflicts_list<const F extends Field<"conflicts_list">>(input: Narrow<"conflicts_list", F>, options?: CallOptions): Promise<Part<"conflicts_list", F>>;

  /**
   * Declare a conflict of interest
   *
   * Between a person and a startup, for the whole challenge. Sheets that a juror gave to the startup are kept and do not count, and nobody
   * with a conflict decides. Operators and the chair declare one of a juror, operators of anybody who decides without a seat, and everybody who
   * does, of himself or herself. From the lock until the release the ranking stays what it is, and the person decides no longer.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/conflicts`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `already_released`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  conflicts_declare(input: Input<"conflicts_declare">, options?: CallOptions): Promise<Output<"conflicts_declare">>;

  /**
   * Delete a declared conflict
   *
   * The same as its removal, with the reason as a parameter: sheets that it put aside count again, and the declaration stays on record.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `DELETE /v1/phases/{id}/conflicts/{conflict_id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `invalid_state`, `panel_locked`, `already_released`, and those of most operations.
   */
  conflicts_remove(input: Input<"conflicts_remove">, options?: CallOptions): Promise<Output<"conflicts_remove">>;

  /**
   * Take a declared conflict back
   *
   * One that a juror or those who keep the panel have declared. Sheets that it put aside count again, and the declaration stays on record.
   * What an applicant declared is cleared instead.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/conflicts/{conflict_id}/removal`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `already_released`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  conflicts_take_back(input: Input<"conflicts_take_back">, options?: CallOptions): Promise<Output<"conflicts_take_back">>;

  /**
   * List cleared conflicts of interest
   *
   * Of the whole challenge, also those that were revoked, in the order in which they were cleared.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/conflict-clearances`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, and those of most operations.
   */
  conflicts_list_cleared(input: Input<"conflicts_list_cleared">, options?: CallOptions): Promise<Output<"conflicts_list_cleared">>;
  conflicts_list_cleared<const F extends Field<"conflicts_list_cleared">>(input: Narrow<"conflicts_list_cleared", F>, options?: CallOptions): Promise<Part<"conflicts_list_cleared", F>>;

  /**
   * Clear a conflict of interest
   *
   * What the data and applicants say against a person and a startup, as it is known now, does not count from now on: sheets that were put aside
   * count again, and who decides without a seat may decide. What comes to light later counts. Nobody clears what is said of him or of her, and nobody
   * clears who has a conflict, or that somebody belongs to the startup or to the team of its dossier; but whoever has nothing but a mail domain in
   * common with applicants clears others of the same. What the juror or those who keep the panel have
   * declared is taken back instead. After the lock only those are cleared who never had a seat.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/conflict-clearances`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `applications_sealed`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  conflicts_clear(input: Input<"conflicts_clear">, options?: CallOptions): Promise<Output<"conflicts_clear">>;

  /**
   * Revoke the clearance of a conflict of interest
   *
   * What it cleared counts again: sheets that the juror gave to the startup are put aside, and who decides without a seat decides no longer. The clearance stays on record.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/conflict-clearances/{clearance_id}/revocation`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  conflicts_revoke_clearance(input: Input<"conflicts_revoke_clearance">, options?: CallOptions): Promise<Output<"conflicts_revoke_clearance">>;

  /**
   * List the conflicts of interest that applicants have declared
   *
   * In the whole challenge, once the deadline has passed, the oldest first, each with the seats of whom it is about. One that is about nobody on
   * the panel may be about somebody whom you know by another name.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/conflict-statements`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  conflicts_list_stated(input: Input<"conflicts_list_stated">, options?: CallOptions): Promise<Output<"conflicts_list_stated">>;
  conflicts_list_stated<const F extends Field<"conflicts_list_stated">>(input: Narrow<"conflicts_list_stated", F>, options?: CallOptions): Promise<Part<"conflicts_list_stated", F>>;

  /**
   * List the conflicts of interest that one has declared as an applicant
   *
   * In the call of the application, also those that were taken back, the oldest first. Whether they were looked at is not told.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `GET /v1/applications/{id}/conflict-statements`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  conflicts_list_own(input: Input<"conflicts_list_own">, options?: CallOptions): Promise<Output<"conflicts_list_own">>;
  conflicts_list_own<const F extends Field<"conflicts_list_own">>(input: Narrow<"conflicts_list_own", F>, options?: CallOptions): Promise<Part<"conflicts_list_own", F>>;

  /**
   * Declare a conflict of interest as an applicant
   *
   * Name somebody who should not judge what your startup hands in to the call, whether or not you know that the person is on the panel: the answer
   * is the same. Whoever is meant, by address or whole name, is given no dossier of yours, until somebody without a conflict of interest
   * has looked at it and finds that it does not matter. A startup names up to twenty people.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/conflict-statements`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  conflicts_state(input: Input<"conflicts_state">, options?: CallOptions): Promise<Output<"conflicts_state">>;

  /**
   * Take back what one has declared as an applicant
   *
   * It counts no longer, and stays on record.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `DELETE /v1/applications/{id}/conflict-statements/{statement_id}`
   *
   * Refusals: `invalid_state`, and those of most operations.
   */
  conflicts_withdraw_statement(input: Input<"conflicts_withdraw_statement">, options?: CallOptions): Promise<Output<"conflicts_withdraw_statement">>;

  /**
   * List the assignments of a phase
   *
   * Who judges what and how far it is, once the deadline for applications has passed. Sheets are shown when the panel's policy
   * lets them be seen: of a sealed panel after the lock.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/assignments`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  assignments_list(input: Input<"assignments_list">, options?: CallOptions): Promise<Output<"assignments_list">>;
  assignments_list<const F extends Field<"assignments_list">>(input: Narrow<"assignments_list", F>, options?: CallOptions): Promise<Part<"assignments_list", F>>;

  /**
   * Assign applications to jurors
   *
   * All pairs or none. A pair with a conflict of interest is refused, and one that was taken away before is assigned again.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignments`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `applications_sealed`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  assignments_create(input: Input<"assignments_create">, options?: CallOptions): Promise<Output<"assignments_create">>;

  /**
   * Delete an assignment
   *
   * The same as its removal, with the reason as a parameter: until the panel is locked, and what the juror wrote stays on record.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `DELETE /v1/phases/{id}/assignments/{assignment_id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `invalid_state`, `panel_locked`, and those of most operations.
   */
  assignments_delete(input: Input<"assignments_delete">, options?: CallOptions): Promise<Output<"assignments_delete">>;

  /**
   * Take an assignment away from a juror
   *
   * Until the panel is locked. A sheet stays on record and does not count.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignments/{assignment_id}/removal`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  assignments_remove(input: Input<"assignments_remove">, options?: CallOptions): Promise<Output<"assignments_remove">>;

  /**
   * Give a completed sheet back to its juror
   *
   * Until the panel is locked. It is a draft again with what it said, and counts only once the juror has handed it in anew. The juror is
   * told by mail. Nobody else sees the sheet by this.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignments/{assignment_id}/reopening`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  assignments_reopen(input: Input<"assignments_reopen">, options?: CallOptions): Promise<Output<"assignments_reopen">>;

  /**
   * Correct a sheet after the lock
   *
   * Between the lock and the release, by somebody who keeps the panel, has no conflict with any applicant and did not write the sheet.
   * What the juror wrote stays beside it. The ranking is made anew from what counts now, with the seed and the conflicts of the lock; a
   * decision that is not released has to be made anew. It makes a record of its own.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignments/{assignment_id}/corrections`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `already_released`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `sheet_incomplete`, and those of most operations.
   */
  assignments_correct(input: Input<"assignments_correct">, options?: CallOptions): Promise<Output<"assignments_correct">>;

  /**
   * List the versions of a score sheet
   *
   * For those who keep the panel, once its policy lets scores be seen: of a sealed panel after the lock. Newest first, each with what it
   * changed, and without the juror's notes.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/assignments/{assignment_id}/versions`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  sheet_versions_list(input: Input<"sheet_versions_list">, options?: CallOptions): Promise<Output<"sheet_versions_list">>;
  sheet_versions_list<const F extends Field<"sheet_versions_list">>(input: Narrow<"sheet_versions_list", F>, options?: CallOptions): Promise<Part<"sheet_versions_list", F>>;

  /**
   * Remind jurors of unfinished sheets
   *
   * By mail, in the language of each, while scoring is open; nobody more than once a day. Whoever has not handed in everything two days
   * before the phase closes, and was not reminded since, is reminded without anybody asking.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/reminders`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  reminders_send(input: Input<"reminders_send">, options?: CallOptions): Promise<Output<"reminders_send">>;

  /**
   * List the plans of a phase
   *
   * Newest first, also those that came to nothing and those that were adopted.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/assignment-plans`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  assignment_plans_list(input: Input<"assignment_plans_list">, options?: CallOptions): Promise<Output<"assignment_plans_list">>;
  assignment_plans_list<const F extends Field<"assignment_plans_list">>(input: Narrow<"assignment_plans_list", F>, options?: CallOptions): Promise<Part<"assignment_plans_list", F>>;

  /**
   * Plan the assignments of a phase
   *
   * A dry run: no assignment changes. The plan gives each application its jurors, within the loads, without a conflict of interest, around
   * what jurors already have. Where no plan keeps every rule the answer tells why, with the smallest changes that would help; it is a
   * created plan all the same. Everything in the body may be left out.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignment-plans`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `applications_sealed`, `panel_open`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  assignment_plans_create(input: Input<"assignment_plans_create">, options?: CallOptions): Promise<Output<"assignment_plans_create">>;

  /**
   * A plan of the assignments of a phase
   *
   * Whether it can still be adopted is in `allowed_actions`.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/assignment-plans/{plan_id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  assignment_plans_view(input: Input<"assignment_plans_view">, options?: CallOptions): Promise<Output<"assignment_plans_view">>;
  assignment_plans_view<const F extends Field<"assignment_plans_view">>(input: Narrow<"assignment_plans_view", F>, options?: CallOptions): Promise<Part<"assignment_plans_view", F>>;

  /**
   * Adopt a plan
   *
   * All its assignments are given and taken away, as by hand, or none. Where the panel, the applications, the conflicts of interest or the
   * assignments are not what the plan was made from, `plan_outdated` lists what has come and gone: make a new plan. A plan is adopted once.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/assignment-plans/{plan_id}/adoption`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `applications_sealed`, `panel_locked`, `plan_outdated`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  assignment_plans_adopt(input: Input<"assignment_plans_adopt">, options?: CallOptions): Promise<Output<"assignment_plans_adopt">>;

  /**
   * List one's assignments
   *
   * What the caller has to judge or has judged, by pseudonym, which tells nothing. What was given back or taken away is not listed.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/jury/assignments`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  jury_assignments_list(input?: Input<"jury_assignments_list">, options?: CallOptions): Promise<Output<"jury_assignments_list">>;
  jury_assignments_list<const F extends Field<"jury_assignments_list">>(input: Narrow<"jury_assignments_list", F>, options?: CallOptions): Promise<Part<"jury_assignments_list", F>>;

  /**
   * A dossier to judge
   *
   * With the rubric and the juror's own sheet, from the opening of scoring on. In a blind phase nothing in it tells who applies, or
   * when.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/assignments/{id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `scoring_not_open`, and those of most operations.
   */
  jury_assignments_view(input: Input<"jury_assignments_view">, options?: CallOptions): Promise<Output<"jury_assignments_view">>;
  jury_assignments_view<const F extends Field<"jury_assignments_view">>(input: Narrow<"jury_assignments_view", F>, options?: CallOptions): Promise<Part<"jury_assignments_view", F>>;

  /**
   * List what the others said of a dossier
   *
   * The scores and the comments to the panel in the other sheets of a dossier that the caller reads too, as soon as the rules of the phase show
   * them (`peer_visibility`): never, after the own sheet is handed in, or after the lock; of a sealed panel never before the lock. Only sheets
   * that are handed in and count, by pseudonym, which tells nothing.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/assignments/{id}/peers`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `invalid_state`, `scoring_not_open`, `panel_open`, and those of most operations.
   */
  jury_peers_list(input: Input<"jury_peers_list">, options?: CallOptions): Promise<Output<"jury_peers_list">>;
  jury_peers_list<const F extends Field<"jury_peers_list">>(input: Narrow<"jury_peers_list", F>, options?: CallOptions): Promise<Part<"jury_peers_list", F>>;

  /**
   * List the files of a dossier
   *
   * The answers for jurors that are files, in the order of the form, for as long as the dossier can be read. In a blind phase they are copies
   * without what the programs of their authors wrote into them, under names that say nothing; until the copy of a file is made it is
   * `preparing`. A file of which no such copy can be made is not listed.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/assignments/{id}/files`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `scoring_not_open`, and those of most operations.
   */
  jury_files_list(input: Input<"jury_files_list">, options?: CallOptions): Promise<Output<"jury_files_list">>;
  jury_files_list<const F extends Field<"jury_files_list">>(input: Narrow<"jury_files_list", F>, options?: CallOptions): Promise<Part<"jury_files_list", F>>;

  /**
   * A link to a file of a dossier
   *
   * For its juror, as long as the dossier can be read; `key` is that of the list. Each link, and each reading by it, is written into the
   * audit trail. Send a new key for a new link: a repetition answers the old one.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/assignments/{id}/files/{key}/link`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `file_not_available`, `scoring_not_open`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  jury_files_link(input: Input<"jury_files_link">, options?: CallOptions): Promise<Output<"jury_files_link">>;

  /**
   * Files that jurors are not shown
   *
   * The files of a blind phase that cannot be cleaned of what they tell of their authors, for those who keep the panel, once the deadline for
   * applications has passed. Their startups were told. Of a phase that is not blind there are none.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/file-notices`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `applications_sealed`, and those of most operations.
   */
  file_notices_list(input: Input<"file_notices_list">, options?: CallOptions): Promise<Output<"file_notices_list">>;
  file_notices_list<const F extends Field<"file_notices_list">>(input: Narrow<"file_notices_list", F>, options?: CallOptions): Promise<Part<"file_notices_list", F>>;

  /**
   * Write a score sheet
   *
   * Replaces the sheet, while scoring is open. A draft may be incomplete, never out of range; a completed sheet stays complete. What
   * it said before is kept on record.
   *
   * **Who may:** a juror.
   *
   * `PUT /v1/jury/assignments/{id}/sheet`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `sheet_incomplete`, `precondition_required`, and those of most operations.
   */
  sheets_write(input: Input<"sheets_write">, options?: CallOptions): Promise<Output<"sheets_write">>;

  /**
   * List the versions of one's score sheet
   *
   * Newest first, each with what it changed, also where somebody corrected it after the lock.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/assignments/{id}/versions`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, `scoring_not_open`, and those of most operations.
   */
  jury_sheet_versions_list(input: Input<"jury_sheet_versions_list">, options?: CallOptions): Promise<Output<"jury_sheet_versions_list">>;
  jury_sheet_versions_list<const F extends Field<"jury_sheet_versions_list">>(input: Narrow<"jury_sheet_versions_list", F>, options?: CallOptions): Promise<Part<"jury_sheet_versions_list", F>>;

  /**
   * Download one's score sheets
   *
   * The caller's own sheets of a phase as a workbook (XLSX): a row a dossier, by pseudonym, with a column for each score and comment; beside
   * it what is scored by and what the dossiers say to jurors. Fill it in and send it back with `jury_sheets_upload`. The first row is hidden
   * and names the columns; leave it as it is.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/sheets`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `scoring_not_open`, and those of most operations.
   */
  jury_sheets_download(input: Input<"jury_sheets_download">, options?: CallOptions): Promise<Output<"jury_sheets_download">>;

  /**
   * Upload one's score sheets
   *
   * The workbook of `jury_sheets_download`, filled in. Each row that says something else than what is stored is written, and handed in where
   * its last column says yes, by the rules of `sheets_write` and `jury_assignments_complete`: all of them, or none. Otherwise every cell at
   * fault is told, with its sheet and its address (`C7`) in `pointer` and `details`; `stale` is a sheet that was changed elsewhere since.
   * `faults_total` in the details of the answer counts them; up to 5,000 are listed, and `faults_left_out` says how many more there are.
   * Rows and columns that were taken out leave what they are about as it is. Formulas are not read. With `dry_run` the answer is the same
   * and nothing changes.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/sheets`
   *
   * Refusals: `duplicate_parameter`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `file_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `file_empty`, `file_type_not_allowed`, `file_type_mismatch`, `file_unsafe`, `file_infected`, and those of most operations.
   */
  jury_sheets_upload(input: Input<"jury_sheets_upload">, options?: CallOptions): Promise<Output<"jury_sheets_upload">>;

  /**
   * Hand a score sheet in
   *
   * Every required score and comment must be there. It can be changed until the panel is locked. The answer does not hold the
   * dossier, for it is kept to be repeated, and access may end before that.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/assignments/{id}/completion`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, `sheet_incomplete`, and those of most operations.
   */
  jury_assignments_complete(input: Input<"jury_assignments_complete">, options?: CallOptions): Promise<Output<"jury_assignments_complete">>;

  /**
   * The two dossiers to compare next
   *
   * Of those that the juror was given, the two from which most is learnt, in a phase whose jurors compare (`mode` of its rules). Both are as
   * in the list of assignments: in a blind phase nothing tells who applies. The answer is the same until it is answered.
   *
   * **Who may:** a juror.
   *
   * `GET /v1/jury/phases/{id}/comparisons/next`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `invalid_state`, `scoring_not_open`, `panel_locked`, and those of most operations.
   */
  comparisons_next(input: Input<"comparisons_next">, options?: CallOptions): Promise<Output<"comparisons_next">>;
  comparisons_next<const F extends Field<"comparisons_next">>(input: Narrow<"comparisons_next", F>, options?: CallOptions): Promise<Part<"comparisons_next", F>>;

  /**
   * Compare two dossiers
   *
   * In a phase whose jurors compare, while scoring is open. What was said of the pair before is replaced, and stays in the history of the
   * sheet. Whoever is compared counts as read by the juror; a skipped pair counts nothing and is not offered again.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/phases/{id}/comparisons`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  comparisons_create(input: Input<"comparisons_create">, options?: CallOptions): Promise<Output<"comparisons_create">>;

  /**
   * Put dossiers in order
   *
   * Compares a handful of dossiers at once: every pair that follows from the order is kept as a comparison of its own, all of them or none.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/phases/{id}/orderings`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  orderings_create(input: Input<"orderings_create">, options?: CallOptions): Promise<Output<"orderings_create">>;

  /**
   * Step back from an assignment
   *
   * Access to the dossier ends at once. A sheet stays on record and does not count.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/assignments/{id}/recusal`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  jury_assignments_recuse(input: Input<"jury_assignments_recuse">, options?: CallOptions): Promise<Output<"jury_assignments_recuse">>;

  /**
   * Not take an assignment
   *
   * For lack of time, or because it is another field; a conflict of interest is a recusal. Not once the sheet is complete.
   *
   * **Who may:** a juror.
   *
   * `POST /v1/jury/assignments/{id}/decline`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  jury_assignments_decline(input: Input<"jury_assignments_decline">, options?: CallOptions): Promise<Output<"jury_assignments_decline">>;

  /**
   * List one's seats on panels
   *
   * The panels that the caller has joined and not left, with what the caller says of the work that suits them.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/jury/seats`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  jury_seats_list(input?: Input<"jury_seats_list">, options?: CallOptions): Promise<Output<"jury_seats_list">>;
  jury_seats_list<const F extends Field<"jury_seats_list">>(input: Narrow<"jury_seats_list", F>, options?: CallOptions): Promise<Part<"jury_seats_list", F>>;

  /**
   * One of one's seats on panels
   *
   * With what the caller says of the work that suits them. Whoever has left the panel, or never was on it, finds nothing.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/jury/seats/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  jury_seats_view(input: Input<"jury_seats_view">, options?: CallOptions): Promise<Output<"jury_seats_view">>;
  jury_seats_view<const F extends Field<"jury_seats_view">>(input: Narrow<"jury_seats_view", F>, options?: CallOptions): Promise<Part<"jury_seats_view", F>>;

  /**
   * Say what one knows, reads and has time for
   *
   * Replaces what was said before, until applications are assigned. Plans of assignments start from it.
   *
   * **Who may:** a juror.
   *
   * `PUT /v1/jury/seats/{id}/facts`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  jury_seats_describe(input: Input<"jury_seats_describe">, options?: CallOptions): Promise<Output<"jury_seats_describe">>;

  /**
   * A review phase
   *
   * Its state, how its panel works, and what the caller may do now.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  phases_view(input: Input<"phases_view">, options?: CallOptions): Promise<Output<"phases_view">>;
  phases_view<const F extends Field<"phases_view">>(input: Narrow<"phases_view", F>, options?: CallOptions): Promise<Part<"phases_view", F>>;

  /**
   * How far a review phase is
   *
   * Totals for all who select; by application and juror, with the individual extensions, for those who keep the panel. Never a score.
   * Until a sealed panel is locked, who does not keep it learns of no sheet (`counts_sealed`).
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/progress`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  phases_progress(input: Input<"phases_progress">, options?: CallOptions): Promise<Output<"phases_progress">>;
  phases_progress<const F extends Field<"phases_progress">>(input: Narrow<"phases_progress", F>, options?: CallOptions): Promise<Part<"phases_progress", F>>;

  /**
   * State what is assumed of the panels
   *
   * Where no juror and no application connects two panels, their scores can be compared under an assumption alone, which no data can check.
   * Whoever keeps the panel states it before the lock, with the reason: it stands in the audit trail, in the ranking, and among the parameters
   * of the signed record. Chances and expected ranks are then told for all; ranks by track and by panel are there in any case. Equal quality
   * is for calls that name no method, or `exchangeable`.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `PUT /v1/phases/{id}/panel-assumption`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_locked`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `precondition_required`, and those of most operations.
   */
  phases_assume(input: Input<"phases_assume">, options?: CallOptions): Promise<Output<"phases_assume">>;

  /**
   * Lock a panel
   *
   * Ends scoring for good and fixes the ranking, of which a signed record is made. Every application needs its completed sheets from
   * jurors without a conflict of interest; `coverage_incomplete` lists those that lack some.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/lock`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `scoring_not_open`, `coverage_incomplete`, `panel_locked`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  phases_lock(input: Input<"phases_lock">, options?: CallOptions): Promise<Output<"phases_lock">>;

  /**
   * The ranking of a review phase
   *
   * Of a sealed panel once it is locked; before that nobody sees it, operators included. The plain scores come first and decide,
   * unless the published rules name a calibrated method; beside them stands what calibration says, with how far it can be trusted.
   * What concerns single jurors is shown to those who keep the panel.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/ranking`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  phases_ranking(input: Input<"phases_ranking">, options?: CallOptions): Promise<Output<"phases_ranking">>;
  phases_ranking<const F extends Field<"phases_ranking">>(input: Narrow<"phases_ranking", F>, options?: CallOptions): Promise<Part<"phases_ranking", F>>;

  /**
   * How far a panel agrees
   *
   * Krippendorff's alpha, intraclass correlation and Kendall's W of whole sheets, and the agreement on each criterion. Seen by whom and
   * when the ranking is. It says how firm the ranking is, not who is good.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/reliability`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  phases_reliability(input: Input<"phases_reliability">, options?: CallOptions): Promise<Output<"phases_reliability">>;
  phases_reliability<const F extends Field<"phases_reliability">>(input: Narrow<"phases_reliability", F>, options?: CallOptions): Promise<Part<"phases_reliability", F>>;

  /**
   * What in the scores of a panel should be looked at
   *
   * Scores that stand apart, jurors with the same scores, connections that seem to count, changes in the last hour before the lock that move
   * the shortlist, and favours that are returned; each with its evidence, and with how often it was looked for. A flag accuses nobody and
   * changes no score: a person looks and asks. For those who keep the panel, once scores may be seen; of a sealed panel once it is locked.
   * What is said of single jurors (severity, spread, misfit, whose seat hangs on them) stands in `calibration.jurors` of the ranking.
   *
   * **Who may:** an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/integrity`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  phases_integrity(input: Input<"phases_integrity">, options?: CallOptions): Promise<Output<"phases_integrity">>;
  phases_integrity<const F extends Field<"phases_integrity">>(input: Narrow<"phases_integrity", F>, options?: CallOptions): Promise<Part<"phases_integrity", F>>;

  /**
   * Leave the sheets of a juror out of the ranking
   *
   * Between the lock and the decision, by somebody who keeps the panel, has no conflict with any applicant and is not that juror. The sheets stay
   * on record; the ranking is made anew without them, with the seed and the conflicts of the lock, and the one with all sheets stands beside it
   * in the ranking and in the minutes. All that the person wrote is left out, in whatever seat. Each application keeps a sheet. It makes a record
   * of its own; the one of the lock stays.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/juror-exclusions`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `coverage_incomplete`, `already_released`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  phases_exclude_juror(input: Input<"phases_exclude_juror">, options?: CallOptions): Promise<Output<"phases_exclude_juror">>;

  /**
   * Let the sheets of a juror count again
   *
   * Takes an exclusion back, by the same people and until the decision. The ranking is made anew and is that of before.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/phases/{id}/juror-exclusions/{juror_id}/readmission`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `already_released`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  phases_readmit_juror(input: Input<"phases_readmit_juror">, options?: CallOptions): Promise<Output<"phases_readmit_juror">>;

  /**
   * The ranking as a picture
   *
   * Scores with their 95 % intervals, thresholds, and the line where the seats end, track by track. Nothing is told by colour. Seen by
   * whom and when the ranking is.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/ranking-picture`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  phases_ranking_picture(input: Input<"phases_ranking_picture">, options?: CallOptions): Promise<Output<"phases_ranking_picture">>;

  /**
   * What the jurors propose
   *
   * Jurors may propose an outcome in their sheet; here they are counted, application by application, once the panel is locked. Only sheets that
   * count are counted. Whoever decides is not bound by them.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/proposals`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, and those of most operations.
   */
  phases_proposals(input: Input<"phases_proposals">, options?: CallOptions): Promise<Output<"phases_proposals">>;
  phases_proposals<const F extends Field<"phases_proposals">>(input: Narrow<"phases_proposals", F>, options?: CallOptions): Promise<Part<"phases_proposals", F>>;

  /**
   * Simulate a ranking
   *
   * What the ranking and the seats would be with other weights, seats, rules for ties or methods, or without a juror. Seen by whom and
   * when the ranking is. Nothing is changed or kept.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `POST /v1/phases/{id}/simulations`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `panel_open`, `body_too_large`, `unsupported_media_type`, `validation_failed`, and those of most operations.
   */
  phases_simulate(input: Input<"phases_simulate">, options?: CallOptions): Promise<Output<"phases_simulate">>;

  /**
   * The decision of a review phase
   *
   * Pending or released, for those who select. Of a decision that was corrected since, the version that is in force, or the one with this
   * number.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/decision`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, `no_decision`, and those of most operations.
   */
  decisions_view(input: Input<"decisions_view">, options?: CallOptions): Promise<Output<"decisions_view">>;
  decisions_view<const F extends Field<"decisions_view">>(input: Narrow<"decisions_view", F>, options?: CallOptions): Promise<Part<"decisions_view", F>>;

  /**
   * Decide
   *
   * By the owner or an editor of the call, the chair or an operator. One outcome for each application of the ranking. It is pending, and can be changed, until a second person releases it. The
   * `ETag` is that of the phase or of the decision. With a session on record every member of the panel is accounted for; the server
   * adds the quorum, and the recusals that it knows of. Nobody has voted on an application from which he or she is recused.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator; the chair of the panel.
   *
   * `PUT /v1/phases/{id}/decision`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `tie_at_last_seat`, `already_released`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `seats_exceeded`, `precondition_required`, and those of most operations.
   */
  decisions_write(input: Input<"decisions_write">, options?: CallOptions): Promise<Output<"decisions_write">>;

  /**
   * The minutes of a decision
   *
   * What a commission signs (*procès-verbal*): session, attendance and quorum, recusals, the results with their reasons, votes, ties,
   * reserve list, dissents, the ranking as a picture, and a line to sign for everybody who sat. Before the release it is marked as a
   * draft and read by those who keep the panel; after it by the owner of the call too, and by the jurors who sat: they sign it (where the
   * phase is not blind they read the draft as well). Nobody who has a conflict of interest reads it.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator; an operator who only reads; the chair of the panel; a juror.
   *
   * `GET /v1/phases/{id}/minutes`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, `no_decision`, and those of most operations.
   */
  decisions_minutes(input: Input<"decisions_minutes">, options?: CallOptions): Promise<Output<"decisions_minutes">>;

  /**
   * Release a decision
   *
   * By a second person. All applicants learn their outcome at once, and the results become public.
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/phases/{id}/release`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `no_decision`, `same_approver`, `already_released`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  decisions_release(input: Input<"decisions_release">, options?: CallOptions): Promise<Output<"decisions_release">>;

  /**
   * The proposed correction of a released decision
   *
   * For those who select, until it is released or taken back.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/correction`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `no_decision`, and those of most operations.
   */
  corrections_view(input: Input<"corrections_view">, options?: CallOptions): Promise<Output<"corrections_view">>;
  corrections_view<const F extends Field<"corrections_view">>(input: Narrow<"corrections_view", F>, options?: CallOptions): Promise<Part<"corrections_view", F>>;

  /**
   * Propose a correction of a released decision
   *
   * What was released stays as it was: a correction is a new version of the decision, with reasons, and nobody but those who select sees it
   * until a second person releases it. Seats, ties and reasons are held to as in the decision; at least one applicant is told something
   * else. One correction is proposed at a time: another one takes its place. No seat moves once a later panel has locked. The `ETag` is
   * that of the phase, the decision or the proposal.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator; the chair of the panel.
   *
   * `PUT /v1/phases/{id}/correction`
   *
   * Refusals: `malformed_json`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `panel_locked`, `tie_at_last_seat`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `seats_exceeded`, `precondition_required`, and those of most operations.
   */
  corrections_write(input: Input<"corrections_write">, options?: CallOptions): Promise<Output<"corrections_write">>;

  /**
   * Take the proposed correction of a released decision back
   *
   * What is in force stays in force.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; an operator; the chair of the panel.
   *
   * `DELETE /v1/phases/{id}/correction`
   *
   * Refusals: `conflict_of_interest`, `invalid_state`, `no_decision`, `precondition_failed`, `precondition_required`, and those of most operations.
   */
  corrections_withdraw(input: Input<"corrections_withdraw">, options?: CallOptions): Promise<Output<"corrections_withdraw">>;

  /**
   * Release a correction of a released decision
   *
   * By a second person. It is in force from then on: the applicants for whom something changed learn it at once, nobody else is written
   * to, and the public results say what was corrected, when and why. A further record of the phase is signed. The versions before stay
   * readable (`decisions_versions`).
   *
   * **Who may:** an owner of the organisation that it belongs to; an operator.
   *
   * `POST /v1/phases/{id}/correction/release`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `invalid_state`, `panel_open`, `panel_locked`, `no_decision`, `same_approver`, `already_released`, `precondition_failed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  corrections_release(input: Input<"corrections_release">, options?: CallOptions): Promise<Output<"corrections_release">>;

  /**
   * The versions of a decision
   *
   * For those who select: what was decided first, and each correction of it that was released, with how long each was in force, why it
   * came and what it changed.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/decision/versions`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, `no_decision`, and those of most operations.
   */
  decisions_versions(input: Input<"decisions_versions">, options?: CallOptions): Promise<Output<"decisions_versions">>;
  decisions_versions<const F extends Field<"decisions_versions">>(input: Narrow<"decisions_versions", F>, options?: CallOptions): Promise<Part<"decisions_versions", F>>;

  /**
   * The results of a challenge
   *
   * Public from the release on: who is selected and who is in reserve. Who was refused is told to nobody but themselves. Where results were
   * corrected since, those in force are shown, with when and why they were.
   *
   * **Who may:** anybody if it is public; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/results`
   *
   * Refusals: `duplicate_parameter`, `results_not_published`, and those of most operations.
   */
  results_view(input: Input<"results_view">, options?: CallOptions): Promise<Output<"results_view">>;
  results_view<const F extends Field<"results_view">>(input: Narrow<"results_view", F>, options?: CallOptions): Promise<Part<"results_view", F>>;

  /**
   * The record of a locked panel
   *
   * Everything from which the ranking and the decision follow: the rubric, the sheets (jurors by their id, scores in whole millionths),
   * what does not count and why, the parameters, the result, and what was decided and released by whom. It is made and signed with the
   * lock, each decision and the release, and never changes; each record names the digest of the one before it in the call. Whoever keeps
   * the panel sees it from the lock on, the organisation that runs the call from the release on. `tahaddi verify record` checks the answer
   * offline and computes the ranking again: docs/JURY.md says how, also with other tools.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/record`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, `results_not_published`, and those of most operations.
   */
  phases_record(input: Input<"phases_record">, options?: CallOptions): Promise<Output<"phases_record">>;
  phases_record<const F extends Field<"phases_record">>(input: Narrow<"phases_record", F>, options?: CallOptions): Promise<Part<"phases_record", F>>;

  /**
   * Verify the record of a locked panel
   *
   * Checks the last record of the phase: signatures, chain and digests; whether the ranking, computed again from the record, is the
   * recorded one to the last bit; whether the decision agrees with the ranking, the seats and the rule that two people decide and release;
   * and whether the database still holds what was recorded. Where something differs, `pointer` says where first.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `GET /v1/phases/{id}/record/verification`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `panel_open`, `results_not_published`, and those of most operations.
   */
  phases_record_verify(input: Input<"phases_record_verify">, options?: CallOptions): Promise<Output<"phases_record_verify">>;
  phases_record_verify<const F extends Field<"phases_record_verify">>(input: Narrow<"phases_record_verify", F>, options?: CallOptions): Promise<Part<"phases_record_verify", F>>;

  /**
   * Appeals of an application
   *
   * The oldest first, for its startup and those who run the call. An outcome has one at most.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; the chair of the panel; an operator; an operator who only reads.
   *
   * `GET /v1/applications/{id}/appeals`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  appeals_list(input: Input<"appeals_list">, options?: CallOptions): Promise<Output<"appeals_list">>;
  appeals_list<const F extends Field<"appeals_list">>(input: Narrow<"appeals_list", F>, options?: CallOptions): Promise<Part<"appeals_list", F>>;

  /**
   * Appeal against a refusal
   *
   * Once for each refusal that was released, where the regime of the call takes appeals, and within its days. `appeal_until` of the outcome
   * says until when. Somebody decides who neither scored the application nor decided or released the outcome.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup.
   *
   * `POST /v1/applications/{id}/appeals`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `request_timeout`, `already_exists`, `deadline_passed`, `appeal_not_possible`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  appeals_file(input: Input<"appeals_file">, options?: CallOptions): Promise<Output<"appeals_file">>;

  /**
   * Appeals about a challenge
   *
   * The oldest first, for those who run the call.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; the chair of the panel; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/appeals`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, `conflict_of_interest`, and those of most operations.
   */
  appeals_list_of_challenge(input: Input<"appeals_list_of_challenge">, options?: CallOptions): Promise<Output<"appeals_list_of_challenge">>;
  appeals_list_of_challenge<const F extends Field<"appeals_list_of_challenge">>(input: Narrow<"appeals_list_of_challenge", F>, options?: CallOptions): Promise<Part<"appeals_list_of_challenge", F>>;

  /**
   * An appeal
   *
   * For the startup that filed it, and those who run the call or may decide.
   *
   * **Who may:** an owner of the startup that applies; an editor of that startup; a viewer of that startup; an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; the chair of the panel; an operator; an operator who only reads.
   *
   * `GET /v1/appeals/{id}`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, and those of most operations.
   */
  appeals_view(input: Input<"appeals_view">, options?: CallOptions): Promise<Output<"appeals_view">>;
  appeals_view<const F extends Field<"appeals_view">>(input: Narrow<"appeals_view", F>, options?: CallOptions): Promise<Part<"appeals_view", F>>;

  /**
   * Decide about an appeal
   *
   * By an operator or the chair who neither scored the application nor decided or released the outcome, and has no conflict of interest.
   * The outcome does not change by it: startup, partner and operators are told. What follows from an appeal that was right is a correction
   * of the decision (`corrections_write`), which names it.
   *
   * **Who may:** an operator; the chair of the panel.
   *
   * `POST /v1/appeals/{id}/decision`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `not_independent`, `request_timeout`, `invalid_state`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  appeals_decide(input: Input<"appeals_decide">, options?: CallOptions): Promise<Output<"appeals_decide">>;

  /**
   * Export the applications to a challenge
   *
   * What was handed in, a row each, with a column for each question of the form. It is written in the background: follow its `state`, then
   * ask for a link to its file. Before the deadline there is nothing to export, as there is nothing to list. One person has up to three
   * exports that wait or are being written.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator.
   *
   * `POST /v1/challenges/{id}/exports`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `applications_sealed`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  exports_create(input: Input<"exports_create">, options?: CallOptions): Promise<Output<"exports_create">>;

  /**
   * Export a review phase
   *
   * Everything about a locked phase: its ranking, plain and calibrated, with what was decided, its progress, how far the panel agrees, and
   * where dossiers are compared how strong each is; for those who keep the panel also the score sheets with a row a score, the assignments
   * with what became of them, the comparisons with a row a pair, how each juror compared, the conflicts of interest, and of the session on
   * record who sat, who took no part in what, the votes, and who is of another opinion. A workbook has a sheet a table; `csv` gives a ZIP
   * archive with a file a table.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads; the chair of the panel.
   *
   * `POST /v1/phases/{id}/exports`
   *
   * Refusals: `malformed_json`, `idempotency_key_required`, `idempotency_key_invalid`, `conflict_of_interest`, `request_timeout`, `panel_open`, `body_too_large`, `unsupported_media_type`, `validation_failed`, `idempotency_key_mismatch`, and those of most operations.
   */
  phase_exports_create(input: Input<"phase_exports_create">, options?: CallOptions): Promise<Output<"phase_exports_create">>;

  /**
   * List one's exports
   *
   * Newest first; those that have expired stay listed for a month. Nobody sees the exports of others.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/exports`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  exports_list(input?: Input<"exports_list">, options?: CallOptions): Promise<Output<"exports_list">>;
  exports_list<const F extends Field<"exports_list">>(input: Narrow<"exports_list", F>, options?: CallOptions): Promise<Part<"exports_list", F>>;

  /**
   * View an export
   *
   * How far it is, for whoever asked for it.
   *
   * **Who may:** the person whose account it is.
   *
   * `GET /v1/exports/{id}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  exports_view(input: Input<"exports_view">, options?: CallOptions): Promise<Output<"exports_view">>;
  exports_view<const F extends Field<"exports_view">>(input: Narrow<"exports_view", F>, options?: CallOptions): Promise<Part<"exports_view", F>>;

  /**
   * A link to the file of an export
   *
   * For whoever asked for it, and may still see what it holds. Each link, and each reading by it, is written into the audit trail.
   *
   * **Who may:** the person whose account it is.
   *
   * `GET /v1/exports/{id}/link`
   *
   * Refusals: `duplicate_parameter`, `conflict_of_interest`, `invalid_state`, and those of most operations.
   */
  exports_link(input: Input<"exports_link">, options?: CallOptions): Promise<Output<"exports_link">>;
  exports_link<const F extends Field<"exports_link">>(input: Narrow<"exports_link", F>, options?: CallOptions): Promise<Part<"exports_link", F>>;

  /**
   * Calls that fit
   *
   * Published calls that take applications now or later and share a technology or sector with the profile of a startup, the best first;
   * those whose rules refuse it stand last. At most 200. What is missing is told by rule.
   *
   * **Who may:** everybody who is signed in.
   *
   * `GET /v1/me/matches`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  matches_list_own(input?: Input<"matches_list_own">, options?: CallOptions): Promise<Output<"matches_list_own">>;
  matches_list_own<const F extends Field<"matches_list_own">>(input: Narrow<"matches_list_own", F>, options?: CallOptions): Promise<Part<"matches_list_own", F>>;

  /**
   * Startups that fit a call
   *
   * Verified startups that share a technology or sector with it, the best first, for those who run the call. At most 200. It says nothing
   * about who applies.
   *
   * **Who may:** an owner of the organisation that it belongs to; an editor of that organisation; a viewer of that organisation; an operator; an operator who only reads.
   *
   * `GET /v1/challenges/{id}/matches`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  matches_list(input: Input<"matches_list">, options?: CallOptions): Promise<Output<"matches_list">>;
  matches_list<const F extends Field<"matches_list">>(input: Narrow<"matches_list", F>, options?: CallOptions): Promise<Part<"matches_list", F>>;

  /**
   * List templates
   *
   * Ready documents that a partner begins a call with, the simplest first.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/challenge-templates`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  templates_list(input?: Input<"templates_list">, options?: CallOptions): Promise<Output<"templates_list">>;
  templates_list<const F extends Field<"templates_list">>(input: Narrow<"templates_list", F>, options?: CallOptions): Promise<Part<"templates_list", F>>;

  /**
   * One template
   *
   * The document of a call of that kind, to be changed and sent to `challenges_create`.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/challenge-templates/{key}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  templates_view(input: Input<"templates_view">, options?: CallOptions): Promise<Output<"templates_view">>;
  templates_view<const F extends Field<"templates_view">>(input: Narrow<"templates_view", F>, options?: CallOptions): Promise<Part<"templates_view", F>>;

  /**
   * Audit trail
   *
   * Newest first. Operators see everything; the owner of an organisation sees what stands in its trail. What jurors do with their sheets on a
   * sealed panel is shown from its lock on. Who judges a call by pseudonyms is not shown what names its applications or their startups, until its
   * panels are locked.
   *
   * **Who may:** an operator; an operator who only reads; an owner of the organisation that it belongs to.
   *
   * `GET /v1/audit-events`
   *
   * Refusals: `duplicate_parameter`, `invalid_cursor`, and those of most operations.
   */
  audit_events_list(input?: Input<"audit_events_list">, options?: CallOptions): Promise<Output<"audit_events_list">>;
  audit_events_list<const F extends Field<"audit_events_list">>(input: Narrow<"audit_events_list", F>, options?: CallOptions): Promise<Part<"audit_events_list", F>>;

  /**
   * Liveness
   *
   * Answers as long as the process runs; restart it when it does not.
   *
   * **Who may:** anybody.
   *
   * `GET /health/live`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  health_live(input?: Input<"health_live">, options?: CallOptions): Promise<Output<"health_live">>;
  health_live<const F extends Field<"health_live">>(input: Narrow<"health_live", F>, options?: CallOptions): Promise<Part<"health_live", F>>;

  /**
   * Readiness
   *
   * Answers when the database does; send no traffic while it answers 503.
   *
   * **Who may:** anybody.
   *
   * `GET /health/ready`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  health_ready(input?: Input<"health_ready">, options?: CallOptions): Promise<Output<"health_ready">>;
  health_ready<const F extends Field<"health_ready">>(input: Narrow<"health_ready", F>, options?: CallOptions): Promise<Part<"health_ready", F>>;

  /**
   * Public keys
   *
   * The keys that verify access tokens, and the receipts and records that the service signs.
   *
   * **Who may:** anybody.
   *
   * `GET /.well-known/jwks.json`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  keys_list(input?: Input<"keys_list">, options?: CallOptions): Promise<Output<"keys_list">>;
  keys_list<const F extends Field<"keys_list">>(input: Narrow<"keys_list", F>, options?: CallOptions): Promise<Part<"keys_list", F>>;

  /**
   * Labels of enums
   *
   * What people read in place of states, roles, kinds and codes, in every language, and the direction of each language.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/labels`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  labels_list(input?: Input<"labels_list">, options?: CallOptions): Promise<Output<"labels_list">>;
  labels_list<const F extends Field<"labels_list">>(input: Narrow<"labels_list", F>, options?: CallOptions): Promise<Part<"labels_list", F>>;

  /**
   * Labels of one enum
   *
   * The name is that of its schema in this document, such as `ChallengeState`. `AllowedAction` names what may be done.
   *
   * **Who may:** anybody.
   *
   * `GET /v1/labels/{name}`
   *
   * Refusals: `duplicate_parameter`, and those of most operations.
   */
  labels_view(input: Input<"labels_view">, options?: CallOptions): Promise<Output<"labels_view">>;
  labels_view<const F extends Field<"labels_view">>(input: Narrow<"labels_view", F>, options?: CallOptions): Promise<Part<"labels_view", F>>;

  /**
   * Every problem code
   *
   * The codes of problems and of their fields, with their statuses and titles.
   *
   * **Who may:** anybody.
   *
   * `GET /problems`
   */
  problems_list(input?: Input<"problems_list">, options?: CallOptions): Promise<Output<"problems_list">>;

  /**
   * One problem code
   *
   * What it means, what a program does with it, and an example. `type` in a problem leads here.
   *
   * **Who may:** anybody.
   *
   * `GET /problems/{code}`
   */
  problems_view(input: Input<"problems_view">, options?: CallOptions): Promise<Output<"problems_view">>;

  /**
   * One field code
   *
   * What an entry of `errors` with this code means, and an example.
   *
   * **Who may:** anybody.
   *
   * `GET /problems/fields/{code}`
   */
  problems_view_field(input: Input<"problems_view_field">, options?: CallOptions): Promise<Output<"problems_view_field">>;
}
