// Generated from the OpenAPI document by scripts/generate.mjs. Change the document, not this file.

import type { CallOptions, Input, OperationFacts, Output } from "../types.js";
import type { Code } from "./schema.js";

/** What the client needs to know of each operation to send it. */
export const operations = {
  accounts_create: {"method":"POST","path":"/v1/accounts","media":"application/json","open":true},
  accounts_verify: {"method":"POST","path":"/v1/accounts/verification","media":"application/json","open":true},
  accounts_request_verification: {"method":"POST","path":"/v1/accounts/verification-request","media":"application/json","open":true},
  accounts_request_password_reset: {"method":"POST","path":"/v1/accounts/password-reset-request","media":"application/json","open":true},
  accounts_reset_password: {"method":"POST","path":"/v1/accounts/password-reset","media":"application/json","open":true},
  sessions_create: {"method":"POST","path":"/v1/sessions","media":"application/json","open":true,"cookie":true},
  sessions_refresh: {"method":"POST","path":"/v1/sessions/refresh","media":"application/json","open":true,"cookie":true},
  sessions_end: {"method":"DELETE","path":"/v1/sessions/current","cookie":true},
  me_view: {"method":"GET","path":"/v1/me"},
  me_edit: {"method":"PATCH","path":"/v1/me","media":"application/merge-patch+json","match":true},
  me_change_password: {"method":"POST","path":"/v1/me/password","media":"application/json","key":true},
  sessions_list: {"method":"GET","path":"/v1/me/sessions"},
  sessions_revoke: {"method":"DELETE","path":"/v1/me/sessions/{session_id}"},
  sessions_revoke_others: {"method":"POST","path":"/v1/me/sessions/revocation","media":"application/json","key":true},
  users_end_sessions: {"method":"POST","path":"/v1/users/{user_id}/sessions/revocation","media":"application/json","key":true},
  users_disable: {"method":"POST","path":"/v1/users/{user_id}/disablement","media":"application/json","key":true},
  users_enable: {"method":"POST","path":"/v1/users/{user_id}/enablement","media":"application/json","key":true},
  operators_invite: {"method":"POST","path":"/v1/operators/invitations","media":"application/json","key":true},
  invitations_view: {"method":"GET","path":"/v1/invitations/{token}","open":true},
  invitations_accept: {"method":"POST","path":"/v1/invitations/{token}/acceptance","media":"application/json","open":true},
  organisations_list: {"method":"GET","path":"/v1/organisations","query":["kind","verification","q","limit","cursor"],"page":true},
  organisations_create: {"method":"POST","path":"/v1/organisations","media":"application/json","key":true},
  organisations_view: {"method":"GET","path":"/v1/organisations/{id}","open":true},
  organisations_edit: {"method":"PATCH","path":"/v1/organisations/{id}","media":"application/merge-patch+json","match":true},
  startups_list: {"method":"GET","path":"/v1/startups","query":["technology","sector","region","q","limit","cursor"],"page":true,"open":true},
  members_list: {"method":"GET","path":"/v1/organisations/{id}/members"},
  members_invite: {"method":"POST","path":"/v1/organisations/{id}/members","media":"application/json","key":true},
  members_edit: {"method":"PUT","path":"/v1/organisations/{id}/members/{user_id}","media":"application/json"},
  members_remove: {"method":"DELETE","path":"/v1/organisations/{id}/members/{user_id}"},
  organisations_transfer: {"method":"POST","path":"/v1/organisations/{id}/ownership-transfer","media":"application/json","key":true},
  verification_view: {"method":"GET","path":"/v1/organisations/{id}/verification"},
  verification_request: {"method":"POST","path":"/v1/organisations/{id}/verification","media":"application/json","key":true},
  verification_decide: {"method":"POST","path":"/v1/organisations/{id}/verification/decision","media":"application/json","key":true},
  technologies_list: {"method":"GET","path":"/v1/technologies","query":["include_retired"],"open":true},
  technologies_create: {"method":"POST","path":"/v1/technologies","media":"application/json","key":true},
  technologies_view: {"method":"GET","path":"/v1/technologies/{slug}","open":true},
  technologies_edit: {"method":"PATCH","path":"/v1/technologies/{slug}","media":"application/merge-patch+json","match":true},
  sectors_list: {"method":"GET","path":"/v1/sectors","query":["include_retired"],"open":true},
  sectors_create: {"method":"POST","path":"/v1/sectors","media":"application/json","key":true},
  sectors_view: {"method":"GET","path":"/v1/sectors/{slug}","open":true},
  sectors_edit: {"method":"PATCH","path":"/v1/sectors/{slug}","media":"application/merge-patch+json","match":true},
  sites_list: {"method":"GET","path":"/v1/sites","query":["include_retired"],"open":true},
  sites_create: {"method":"POST","path":"/v1/sites","media":"application/json","key":true},
  sites_view: {"method":"GET","path":"/v1/sites/{slug}","open":true},
  sites_edit: {"method":"PATCH","path":"/v1/sites/{slug}","media":"application/merge-patch+json","match":true},
  regions_list: {"method":"GET","path":"/v1/regions","query":["include_retired"],"open":true},
  regions_create: {"method":"POST","path":"/v1/regions","media":"application/json","key":true},
  regions_view: {"method":"GET","path":"/v1/regions/{slug}","open":true},
  regions_edit: {"method":"PATCH","path":"/v1/regions/{slug}","media":"application/merge-patch+json","match":true},
  programmes_list: {"method":"GET","path":"/v1/programmes","query":["limit","cursor"],"page":true,"open":true},
  programmes_create: {"method":"POST","path":"/v1/programmes","media":"application/json","key":true},
  programmes_view: {"method":"GET","path":"/v1/programmes/{id}","open":true},
  programmes_edit: {"method":"PATCH","path":"/v1/programmes/{id}","media":"application/merge-patch+json","match":true},
  challenges_list: {"method":"GET","path":"/v1/challenges","query":["technology","sector","site","programme","organisation","status","closes_before","q","limit","cursor"],"page":true,"open":true},
  challenges_create: {"method":"POST","path":"/v1/challenges","media":"application/json","key":true},
  challenges_facets: {"method":"GET","path":"/v1/challenges/facets","open":true},
  challenges_list_managed: {"method":"GET","path":"/v1/organisations/{id}/challenges","query":["state","limit","cursor"],"page":true},
  challenges_view: {"method":"GET","path":"/v1/challenges/{id}","open":true},
  challenges_edit: {"method":"PATCH","path":"/v1/challenges/{id}","media":"application/merge-patch+json","match":true},
  challenges_delete: {"method":"DELETE","path":"/v1/challenges/{id}","match":true},
  challenges_readiness: {"method":"GET","path":"/v1/challenges/{id}/readiness"},
  challenges_revisions: {"method":"GET","path":"/v1/challenges/{id}/revisions","query":["limit","cursor"],"page":true},
  challenges_request_approval: {"method":"POST","path":"/v1/challenges/{id}/approval-request","media":"application/json","key":true},
  challenges_approve: {"method":"POST","path":"/v1/challenges/{id}/approval","media":"application/json","key":true},
  challenges_request_changes: {"method":"POST","path":"/v1/challenges/{id}/change-request","media":"application/json","key":true},
  challenges_publish: {"method":"POST","path":"/v1/challenges/{id}/publication","media":"application/json","key":true},
  challenges_cancel: {"method":"POST","path":"/v1/challenges/{id}/cancellation","media":"application/json","key":true},
  applications_list: {"method":"GET","path":"/v1/challenges/{id}/applications","query":["include_withdrawn","limit","cursor"],"page":true},
  applications_create: {"method":"POST","path":"/v1/challenges/{id}/applications","media":"application/json","key":true},
  applications_list_own: {"method":"GET","path":"/v1/me/applications","query":["challenge","limit","cursor"],"page":true},
  applications_count: {"method":"GET","path":"/v1/challenges/{id}/application-count"},
  applications_view: {"method":"GET","path":"/v1/applications/{id}"},
  applications_edit: {"method":"PATCH","path":"/v1/applications/{id}","media":"application/merge-patch+json","match":true},
  applications_delete: {"method":"DELETE","path":"/v1/applications/{id}","match":true},
  applications_submit: {"method":"POST","path":"/v1/applications/{id}/submission","media":"application/json","key":true},
  applications_withdraw: {"method":"POST","path":"/v1/applications/{id}/withdrawal","media":"application/json","key":true},
  jurors_list: {"method":"GET","path":"/v1/challenges/{id}/jurors"},
  jurors_invite: {"method":"POST","path":"/v1/challenges/{id}/jurors","media":"application/json","key":true},
  jurors_view: {"method":"GET","path":"/v1/jurors/{id}"},
  jurors_remove: {"method":"POST","path":"/v1/jurors/{id}/removal","media":"application/json","key":true},
  conflicts_check: {"method":"POST","path":"/v1/conflict-checks","media":"application/json"},
  conflicts_list: {"method":"GET","path":"/v1/phases/{id}/conflicts","query":["limit","cursor"],"page":true},
  conflicts_declare: {"method":"POST","path":"/v1/phases/{id}/conflicts","media":"application/json","key":true},
  conflicts_remove: {"method":"DELETE","path":"/v1/phases/{id}/conflicts/{conflict_id}"},
  assignments_list: {"method":"GET","path":"/v1/phases/{id}/assignments","query":["limit","cursor"],"page":true},
  assignments_create: {"method":"POST","path":"/v1/phases/{id}/assignments","media":"application/json","key":true},
  assignments_delete: {"method":"DELETE","path":"/v1/phases/{id}/assignments/{assignment_id}","query":["reason"]},
  assignments_remove: {"method":"POST","path":"/v1/phases/{id}/assignments/{assignment_id}/removal","media":"application/json","key":true},
  jury_assignments_list: {"method":"GET","path":"/v1/jury/assignments","query":["phase_id","limit","cursor"],"page":true},
  jury_assignments_view: {"method":"GET","path":"/v1/jury/assignments/{id}"},
  sheets_write: {"method":"PUT","path":"/v1/jury/assignments/{id}/sheet","media":"application/json","match":true},
  jury_assignments_complete: {"method":"POST","path":"/v1/jury/assignments/{id}/completion","media":"application/json","key":true},
  jury_assignments_recuse: {"method":"POST","path":"/v1/jury/assignments/{id}/recusal","media":"application/json","key":true},
  jury_assignments_decline: {"method":"POST","path":"/v1/jury/assignments/{id}/decline","media":"application/json","key":true},
  phases_view: {"method":"GET","path":"/v1/phases/{id}"},
  phases_progress: {"method":"GET","path":"/v1/phases/{id}/progress"},
  phases_lock: {"method":"POST","path":"/v1/phases/{id}/lock","media":"application/json","key":true},
  phases_ranking: {"method":"GET","path":"/v1/phases/{id}/ranking"},
  decisions_view: {"method":"GET","path":"/v1/phases/{id}/decision"},
  decisions_write: {"method":"PUT","path":"/v1/phases/{id}/decision","media":"application/json","match":true},
  decisions_release: {"method":"POST","path":"/v1/phases/{id}/release","media":"application/json","key":true},
  results_view: {"method":"GET","path":"/v1/challenges/{id}/results","open":true},
  audit_events_list: {"method":"GET","path":"/v1/audit-events","query":["organisation_id","subject_id","limit","cursor"],"page":true},
  health_live: {"method":"GET","path":"/health/live","open":true},
  health_ready: {"method":"GET","path":"/health/ready","open":true},
  keys_list: {"method":"GET","path":"/.well-known/jwks.json","open":true},
} as const satisfies Record<string, OperationFacts>;

/** Operations whose body says nothing. */
export type WithoutBody = "sessions_revoke_others" | "users_end_sessions" | "challenges_request_approval" | "applications_submit" | "applications_withdraw" | "jury_assignments_complete" | "phases_lock";

/** The codes that an operation can be refused with, as far as the document lists them. */
export interface OperationCodes {
  accounts_create: Code;
  accounts_verify: Code;
  accounts_request_verification: Code;
  accounts_request_password_reset: Code;
  accounts_reset_password: Code;
  sessions_create: Code;
  sessions_refresh: Code;
  sessions_end: Code;
  me_view: Code;
  me_edit: Code;
  me_change_password: Code;
  sessions_list: Code;
  sessions_revoke: Code;
  sessions_revoke_others: Code;
  users_end_sessions: Code;
  users_disable: Code;
  users_enable: Code;
  operators_invite: Code;
  invitations_view: Code;
  invitations_accept: Code;
  organisations_list: Code;
  organisations_create: Code;
  organisations_view: Code;
  organisations_edit: Code;
  startups_list: Code;
  members_list: Code;
  members_invite: Code;
  members_edit: Code;
  members_remove: Code;
  organisations_transfer: Code;
  verification_view: Code;
  verification_request: Code;
  verification_decide: Code;
  technologies_list: Code;
  technologies_create: Code;
  technologies_view: Code;
  technologies_edit: Code;
  sectors_list: Code;
  sectors_create: Code;
  sectors_view: Code;
  sectors_edit: Code;
  sites_list: Code;
  sites_create: Code;
  sites_view: Code;
  sites_edit: Code;
  regions_list: Code;
  regions_create: Code;
  regions_view: Code;
  regions_edit: Code;
  programmes_list: Code;
  programmes_create: Code;
  programmes_view: Code;
  programmes_edit: Code;
  challenges_list: Code;
  challenges_create: Code;
  challenges_facets: Code;
  challenges_list_managed: Code;
  challenges_view: Code;
  challenges_edit: Code;
  challenges_delete: Code;
  challenges_readiness: Code;
  challenges_revisions: Code;
  challenges_request_approval: Code;
  challenges_approve: Code;
  challenges_request_changes: Code;
  challenges_publish: Code;
  challenges_cancel: Code;
  applications_list: Code;
  applications_create: Code;
  applications_list_own: Code;
  applications_count: Code;
  applications_view: Code;
  applications_edit: Code;
  applications_delete: Code;
  applications_submit: Code;
  applications_withdraw: Code;
  jurors_list: Code;
  jurors_invite: Code;
  jurors_view: Code;
  jurors_remove: Code;
  conflicts_check: Code;
  conflicts_list: Code;
  conflicts_declare: Code;
  conflicts_remove: Code;
  assignments_list: Code;
  assignments_create: Code;
  assignments_delete: Code;
  assignments_remove: Code;
  jury_assignments_list: Code;
  jury_assignments_view: Code;
  sheets_write: Code;
  jury_assignments_complete: Code;
  jury_assignments_recuse: Code;
  jury_assignments_decline: Code;
  phases_view: Code;
  phases_progress: Code;
  phases_lock: Code;
  phases_ranking: Code;
  decisions_view: Code;
  decisions_write: Code;
  decisions_release: Code;
  results_view: Code;
  audit_events_list: Code;
  health_live: Code;
  health_ready: Code;
  keys_list: Code;
}

/** The facts that come in `details` with each refusal of a code. Others may come too. */
export interface CodeDetails {

}

/** One method an operation. */
export interface Calls {
  /**
   * Register
   *
   * Creates an account and sends a mail with a link that verifies the address. The answer is the same for an address that is
   * known already; its owner is told by mail.
   *
   * `POST /v1/accounts`
   */
  accounts_create(input: Input<"accounts_create">, options?: CallOptions): Promise<Output<"accounts_create">>;

  /**
   * Verify an address
   *
   * Uses up the token of the mail, which is good once and for an hour.
   *
   * `POST /v1/accounts/verification`
   */
  accounts_verify(input: Input<"accounts_verify">, options?: CallOptions): Promise<Output<"accounts_verify">>;

  /**
   * Ask for the verification mail again
   *
   * The link of an earlier mail stops working. The answer is the same for every address.
   *
   * `POST /v1/accounts/verification-request`
   */
  accounts_request_verification(input: Input<"accounts_request_verification">, options?: CallOptions): Promise<Output<"accounts_request_verification">>;

  /**
   * Ask for a link to choose a new password
   *
   * The answer is the same for every address.
   *
   * `POST /v1/accounts/password-reset-request`
   */
  accounts_request_password_reset(input: Input<"accounts_request_password_reset">, options?: CallOptions): Promise<Output<"accounts_request_password_reset">>;

  /**
   * Choose a new password by a link
   *
   * Uses up the token of the mail, which is good once and for an hour. All sessions of the account end, and its address counts
   * as verified.
   *
   * `POST /v1/accounts/password-reset`
   */
  accounts_reset_password(input: Input<"accounts_reset_password">, options?: CallOptions): Promise<Output<"accounts_reset_password">>;

  /**
   * Log in
   *
   * Opens a session of up to 30 days. The access token lives ten minutes; `POST /v1/sessions/refresh` gives the next one. An
   * unknown address, a wrong password and a disabled account are answered alike.
   *
   * `POST /v1/sessions`
   */
  sessions_create(input: Input<"sessions_create">, options?: CallOptions): Promise<Output<"sessions_create">>;

  /**
   * Refresh the tokens of a session
   *
   * Each refresh token is good once. One whose answer was lost can be sent again within 30 seconds, as long as nothing of that
   * answer was used; sent again later, it ends the session, since somebody may have copied it.
   *
   * `POST /v1/sessions/refresh`
   */
  sessions_refresh(input: Input<"sessions_refresh">, options?: CallOptions): Promise<Output<"sessions_refresh">>;

  /**
   * Log out
   *
   * Ends the session of this request: its tokens are void from the next request on.
   *
   * `DELETE /v1/sessions/current`
   */
  sessions_end(input?: Input<"sessions_end">, options?: CallOptions): Promise<Output<"sessions_end">>;

  /**
   * See one's account
   *
   * With what one belongs to and may do.
   *
   * `GET /v1/me`
   */
  me_view(input?: Input<"me_view">, options?: CallOptions): Promise<Output<"me_view">>;

  /**
   * Change one's account
   *
   * `PATCH /v1/me`
   */
  me_edit(input: Input<"me_edit">, options?: CallOptions): Promise<Output<"me_edit">>;

  /**
   * Change one's password
   *
   * All other sessions end. A wrong `current_password` is answered 401 `invalid_credentials`; the session goes on.
   *
   * `POST /v1/me/password`
   */
  me_change_password(input: Input<"me_change_password">, options?: CallOptions): Promise<Output<"me_change_password">>;

  /**
   * List one's sessions
   *
   * All that have not ended, newest first.
   *
   * `GET /v1/me/sessions`
   */
  sessions_list(input?: Input<"sessions_list">, options?: CallOptions): Promise<Output<"sessions_list">>;

  /**
   * End one of one's sessions
   *
   * `DELETE /v1/me/sessions/{session_id}`
   */
  sessions_revoke(input: Input<"sessions_revoke">, options?: CallOptions): Promise<Output<"sessions_revoke">>;

  /**
   * End all of one's other sessions
   *
   * `POST /v1/me/sessions/revocation`
   */
  sessions_revoke_others(input?: Input<"sessions_revoke_others">, options?: CallOptions): Promise<Output<"sessions_revoke_others">>;

  /**
   * End all sessions of a person
   *
   * `POST /v1/users/{user_id}/sessions/revocation`
   */
  users_end_sessions(input: Input<"users_end_sessions">, options?: CallOptions): Promise<Output<"users_end_sessions">>;

  /**
   * Disable an account
   *
   * All its sessions end, and it cannot log in. The last operator who runs the network cannot be disabled.
   *
   * `POST /v1/users/{user_id}/disablement`
   */
  users_disable(input: Input<"users_disable">, options?: CallOptions): Promise<Output<"users_disable">>;

  /**
   * Enable an account
   *
   * It can log in again; its sessions stay ended.
   *
   * `POST /v1/users/{user_id}/enablement`
   */
  users_enable(input: Input<"users_enable">, options?: CallOptions): Promise<Output<"users_enable">>;

  /**
   * Invite an operator
   *
   * Sends a mail with a link that is good once, for seven days.
   *
   * `POST /v1/operators/invitations`
   */
  operators_invite(input: Input<"operators_invite">, options?: CallOptions): Promise<Output<"operators_invite">>;

  /**
   * See an invitation
   *
   * By the token of its link, which stays good.
   *
   * `GET /v1/invitations/{token}`
   */
  invitations_view(input: Input<"invitations_view">, options?: CallOptions): Promise<Output<"invitations_view">>;

  /**
   * Accept an invitation
   *
   * Uses up its token. Where the address has an account, its owner must be signed in: 401 for nobody, 403 for somebody else. Where
   * it has none, one is made with the name and the password, and its address counts as verified.
   *
   * `POST /v1/invitations/{token}/acceptance`
   */
  invitations_accept(input: Input<"invitations_accept">, options?: CallOptions): Promise<Output<"invitations_accept">>;

  /**
   * List organisations
   *
   * Those that the caller belongs to and those that are verified, by name; operators see all.
   *
   * `GET /v1/organisations`
   */
  organisations_list(input?: Input<"organisations_list">, options?: CallOptions): Promise<Output<"organisations_list">>;

  /**
   * Create an organisation
   *
   * Its creator becomes its owner. A partner must be verified before its challenges can be approved.
   *
   * `POST /v1/organisations`
   */
  organisations_create(input: Input<"organisations_create">, options?: CallOptions): Promise<Output<"organisations_create">>;

  /**
   * An organisation
   *
   * A verified organisation is public; another is seen by its members and operators.
   *
   * `GET /v1/organisations/{id}`
   */
  organisations_view(input: Input<"organisations_view">, options?: CallOptions): Promise<Output<"organisations_view">>;

  /**
   * Change an organisation
   *
   * `PATCH /v1/organisations/{id}`
   */
  organisations_edit(input: Input<"organisations_edit">, options?: CallOptions): Promise<Output<"organisations_edit">>;

  /**
   * List startups
   *
   * Verified startups, by name.
   *
   * `GET /v1/startups`
   */
  startups_list(input?: Input<"startups_list">, options?: CallOptions): Promise<Output<"startups_list">>;

  /**
   * Members
   *
   * Owners first.
   *
   * `GET /v1/organisations/{id}/members`
   */
  members_list(input: Input<"members_list">, options?: CallOptions): Promise<Output<"members_list">>;

  /**
   * Invite a member
   *
   * The person gets a mail with a link and joins by accepting it within seven days.
   *
   * `POST /v1/organisations/{id}/members`
   */
  members_invite(input: Input<"members_invite">, options?: CallOptions): Promise<Output<"members_invite">>;

  /**
   * Change a member's role
   *
   * An organisation always keeps an owner.
   *
   * `PUT /v1/organisations/{id}/members/{user_id}`
   */
  members_edit(input: Input<"members_edit">, options?: CallOptions): Promise<Output<"members_edit">>;

  /**
   * Remove a member
   *
   * Owners remove others; everybody may leave. An organisation always keeps an owner.
   *
   * `DELETE /v1/organisations/{id}/members/{user_id}`
   */
  members_remove(input: Input<"members_remove">, options?: CallOptions): Promise<Output<"members_remove">>;

  /**
   * Hand an organisation over
   *
   * The member becomes owner, the caller editor.
   *
   * `POST /v1/organisations/{id}/ownership-transfer`
   */
  organisations_transfer(input: Input<"organisations_transfer">, options?: CallOptions): Promise<Output<"organisations_transfer">>;

  /**
   * Verification
   *
   * The evidence and the verdict, for members and operators.
   *
   * `GET /v1/organisations/{id}/verification`
   */
  verification_view(input: Input<"verification_view">, options?: CallOptions): Promise<Output<"verification_view">>;

  /**
   * Ask for verification
   *
   * A new request replaces the evidence of an earlier one.
   *
   * `POST /v1/organisations/{id}/verification`
   */
  verification_request(input: Input<"verification_request">, options?: CallOptions): Promise<Output<"verification_request">>;

  /**
   * Verify or reject an organisation
   *
   * Not by one of its own members.
   *
   * `POST /v1/organisations/{id}/verification/decision`
   */
  verification_decide(input: Input<"verification_decide">, options?: CallOptions): Promise<Output<"verification_decide">>;

  /**
   * List technologies
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * `GET /v1/technologies`
   */
  technologies_list(input?: Input<"technologies_list">, options?: CallOptions): Promise<Output<"technologies_list">>;

  /**
   * Add to the technologies
   *
   * `POST /v1/technologies`
   */
  technologies_create(input: Input<"technologies_create">, options?: CallOptions): Promise<Output<"technologies_create">>;

  /**
   * One of the technologies
   *
   * `GET /v1/technologies/{slug}`
   */
  technologies_view(input: Input<"technologies_view">, options?: CallOptions): Promise<Output<"technologies_view">>;

  /**
   * Change or retire one of the technologies
   *
   * `PATCH /v1/technologies/{slug}`
   */
  technologies_edit(input: Input<"technologies_edit">, options?: CallOptions): Promise<Output<"technologies_edit">>;

  /**
   * List sectors
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * `GET /v1/sectors`
   */
  sectors_list(input?: Input<"sectors_list">, options?: CallOptions): Promise<Output<"sectors_list">>;

  /**
   * Add to the sectors
   *
   * `POST /v1/sectors`
   */
  sectors_create(input: Input<"sectors_create">, options?: CallOptions): Promise<Output<"sectors_create">>;

  /**
   * One of the sectors
   *
   * `GET /v1/sectors/{slug}`
   */
  sectors_view(input: Input<"sectors_view">, options?: CallOptions): Promise<Output<"sectors_view">>;

  /**
   * Change or retire one of the sectors
   *
   * `PATCH /v1/sectors/{slug}`
   */
  sectors_edit(input: Input<"sectors_edit">, options?: CallOptions): Promise<Output<"sectors_edit">>;

  /**
   * List sites
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * `GET /v1/sites`
   */
  sites_list(input?: Input<"sites_list">, options?: CallOptions): Promise<Output<"sites_list">>;

  /**
   * Add to the sites
   *
   * `POST /v1/sites`
   */
  sites_create(input: Input<"sites_create">, options?: CallOptions): Promise<Output<"sites_create">>;

  /**
   * One of the sites
   *
   * `GET /v1/sites/{slug}`
   */
  sites_view(input: Input<"sites_view">, options?: CallOptions): Promise<Output<"sites_view">>;

  /**
   * Change or retire one of the sites
   *
   * `PATCH /v1/sites/{slug}`
   */
  sites_edit(input: Input<"sites_edit">, options?: CallOptions): Promise<Output<"sites_edit">>;

  /**
   * List regions
   *
   * All of them, in their order; retired ones only if asked for.
   *
   * `GET /v1/regions`
   */
  regions_list(input?: Input<"regions_list">, options?: CallOptions): Promise<Output<"regions_list">>;

  /**
   * Add to the regions
   *
   * `POST /v1/regions`
   */
  regions_create(input: Input<"regions_create">, options?: CallOptions): Promise<Output<"regions_create">>;

  /**
   * One of the regions
   *
   * `GET /v1/regions/{slug}`
   */
  regions_view(input: Input<"regions_view">, options?: CallOptions): Promise<Output<"regions_view">>;

  /**
   * Change or retire one of the regions
   *
   * `PATCH /v1/regions/{slug}`
   */
  regions_edit(input: Input<"regions_edit">, options?: CallOptions): Promise<Output<"regions_edit">>;

  /**
   * List programmes
   *
   * Newest first.
   *
   * `GET /v1/programmes`
   */
  programmes_list(input?: Input<"programmes_list">, options?: CallOptions): Promise<Output<"programmes_list">>;

  /**
   * Create a programme
   *
   * `POST /v1/programmes`
   */
  programmes_create(input: Input<"programmes_create">, options?: CallOptions): Promise<Output<"programmes_create">>;

  /**
   * A programme
   *
   * `GET /v1/programmes/{id}`
   */
  programmes_view(input: Input<"programmes_view">, options?: CallOptions): Promise<Output<"programmes_view">>;

  /**
   * Change a programme
   *
   * `PATCH /v1/programmes/{id}`
   */
  programmes_edit(input: Input<"programmes_edit">, options?: CallOptions): Promise<Output<"programmes_edit">>;

  /**
   * List challenges
   *
   * Published challenges, newest publication first. Filters of different kinds must all hold; values of one kind are
   * alternatives.
   *
   * `GET /v1/challenges`
   */
  challenges_list(input?: Input<"challenges_list">, options?: CallOptions): Promise<Output<"challenges_list">>;

  /**
   * Post a challenge
   *
   * Creates a draft that only its organisation and operators see. `readiness` tells what publication needs.
   *
   * `POST /v1/challenges`
   */
  challenges_create(input: Input<"challenges_create">, options?: CallOptions): Promise<Output<"challenges_create">>;

  /**
   * Facets of the challenges
   *
   * How many published challenges there are for each technology, sector and site; terms without one are left out.
   *
   * `GET /v1/challenges/facets`
   */
  challenges_facets(input?: Input<"challenges_facets">, options?: CallOptions): Promise<Output<"challenges_facets">>;

  /**
   * List an organisation's challenges
   *
   * In any state, newest first, for its members and operators.
   *
   * `GET /v1/organisations/{id}/challenges`
   */
  challenges_list_managed(input: Input<"challenges_list_managed">, options?: CallOptions): Promise<Output<"challenges_list_managed">>;

  /**
   * A challenge
   *
   * Published challenges are public; others are seen by their organisation and operators, and do not exist for anybody else.
   *
   * `GET /v1/challenges/{id}`
   */
  challenges_view(input: Input<"challenges_view">, options?: CallOptions): Promise<Output<"challenges_view">>;

  /**
   * Change a challenge
   *
   * A draft, or one for which the operator asked for changes. An array is replaced whole; its elements keep their ids.
   *
   * `PATCH /v1/challenges/{id}`
   */
  challenges_edit(input: Input<"challenges_edit">, options?: CallOptions): Promise<Output<"challenges_edit">>;

  /**
   * Delete a draft
   *
   * Only a draft can be deleted; a later challenge is cancelled, with a reason.
   *
   * `DELETE /v1/challenges/{id}`
   */
  challenges_delete(input: Input<"challenges_delete">, options?: CallOptions): Promise<Output<"challenges_delete">>;

  /**
   * Readiness of a challenge
   *
   * Everything that approval and publication still need.
   *
   * `GET /v1/challenges/{id}/readiness`
   */
  challenges_readiness(input: Input<"challenges_readiness">, options?: CallOptions): Promise<Output<"challenges_readiness">>;

  /**
   * Revisions of a challenge
   *
   * Newest first.
   *
   * `GET /v1/challenges/{id}/revisions`
   */
  challenges_revisions(input: Input<"challenges_revisions">, options?: CallOptions): Promise<Output<"challenges_revisions">>;

  /**
   * Ask for approval
   *
   * The challenge must be complete and its organisation verified.
   *
   * `POST /v1/challenges/{id}/approval-request`
   */
  challenges_request_approval(input: Input<"challenges_request_approval">, options?: CallOptions): Promise<Output<"challenges_request_approval">>;

  /**
   * Approve a challenge
   *
   * By an operator who does not belong to the owning organisation.
   *
   * `POST /v1/challenges/{id}/approval`
   */
  challenges_approve(input: Input<"challenges_approve">, options?: CallOptions): Promise<Output<"challenges_approve">>;

  /**
   * Ask for changes
   *
   * The partner can edit the challenge again, and asks for approval anew.
   *
   * `POST /v1/challenges/{id}/change-request`
   */
  challenges_request_changes(input: Input<"challenges_request_changes">, options?: CallOptions): Promise<Output<"challenges_request_changes">>;

  /**
   * Publish a challenge
   *
   * An approved challenge, now or at an instant before its deadline.
   *
   * `POST /v1/challenges/{id}/publication`
   */
  challenges_publish(input: Input<"challenges_publish">, options?: CallOptions): Promise<Output<"challenges_publish">>;

  /**
   * Cancel a challenge
   *
   * An approved or published challenge; it stays visible with its reason.
   *
   * `POST /v1/challenges/{id}/cancellation`
   */
  challenges_cancel(input: Input<"challenges_cancel">, options?: CallOptions): Promise<Output<"challenges_cancel">>;

  /**
   * List the applications to a challenge
   *
   * What was handed in, for the partner and operators, once the deadline has passed. Before that only their number is known.
   *
   * `GET /v1/challenges/{id}/applications`
   */
  applications_list(input: Input<"applications_list">, options?: CallOptions): Promise<Output<"applications_list">>;

  /**
   * Begin an application
   *
   * Creates a draft that only the startup sees. A startup has one application to a challenge.
   *
   * `POST /v1/challenges/{id}/applications`
   */
  applications_create(input: Input<"applications_create">, options?: CallOptions): Promise<Output<"applications_create">>;

  /**
   * List one's applications
   *
   * Those of the startups that the caller belongs to, newest first, drafts included.
   *
   * `GET /v1/me/applications`
   */
  applications_list_own(input?: Input<"applications_list_own">, options?: CallOptions): Promise<Output<"applications_list_own">>;

  /**
   * Count the applications to a challenge
   *
   * For the partner and operators, at any time.
   *
   * `GET /v1/challenges/{id}/application-count`
   */
  applications_count(input: Input<"applications_count">, options?: CallOptions): Promise<Output<"applications_count">>;

  /**
   * An application
   *
   * Its startup sees it at any time, the partner once the deadline has passed, an operator when it was handed in; a look by
   * anybody but the startup is written into the audit trail. Jurors read blind dossiers instead.
   *
   * `GET /v1/applications/{id}`
   */
  applications_view(input: Input<"applications_view">, options?: CallOptions): Promise<Output<"applications_view">>;

  /**
   * Change an application
   *
   * Until the deadline; what was handed in stays complete.
   *
   * `PATCH /v1/applications/{id}`
   */
  applications_edit(input: Input<"applications_edit">, options?: CallOptions): Promise<Output<"applications_edit">>;

  /**
   * Delete a draft
   *
   * What was handed in is withdrawn instead.
   *
   * `DELETE /v1/applications/{id}`
   */
  applications_delete(input: Input<"applications_delete">, options?: CallOptions): Promise<Output<"applications_delete">>;

  /**
   * Hand in an application
   *
   * Until the deadline, by the clock of the server. It can still be changed and withdrawn.
   *
   * `POST /v1/applications/{id}/submission`
   */
  applications_submit(input: Input<"applications_submit">, options?: CallOptions): Promise<Output<"applications_submit">>;

  /**
   * Withdraw an application
   *
   * Until the panel is locked. Before the deadline the startup can apply anew.
   *
   * `POST /v1/applications/{id}/withdrawal`
   */
  applications_withdraw(input: Input<"applications_withdraw">, options?: CallOptions): Promise<Output<"applications_withdraw">>;

  /**
   * List the panel of a challenge
   *
   * Everybody who was ever asked, in the order of the invitations.
   *
   * `GET /v1/challenges/{id}/jurors`
   */
  jurors_list(input: Input<"jurors_list">, options?: CallOptions): Promise<Output<"jurors_list">>;

  /**
   * Invite a juror
   *
   * The person gets a mail with a link, and joins by promising confidentiality and declaring interests.
   *
   * `POST /v1/challenges/{id}/jurors`
   */
  jurors_invite(input: Input<"jurors_invite">, options?: CallOptions): Promise<Output<"jurors_invite">>;

  /**
   * A person on a panel
   *
   * `GET /v1/jurors/{id}`
   */
  jurors_view(input: Input<"jurors_view">, options?: CallOptions): Promise<Output<"jurors_view">>;

  /**
   * Take a person off a panel
   *
   * What the juror has not completed goes back to the organiser. Completed sheets stay and count.
   *
   * `POST /v1/jurors/{id}/removal`
   */
  jurors_remove(input: Input<"jurors_remove">, options?: CallOptions): Promise<Output<"jurors_remove">>;

  /**
   * Check a person for conflicts of interest
   *
   * Against every startup that applies, once the deadline has passed. Nothing is kept.
   *
   * `POST /v1/conflict-checks`
   */
  conflicts_check(input: Input<"conflicts_check">, options?: CallOptions): Promise<Output<"conflicts_check">>;

  /**
   * List conflicts of interest
   *
   * Everything that was declared, also what was taken back; after the deadline also what the data shows, without an identifier.
   *
   * `GET /v1/phases/{id}/conflicts`
   */
  conflicts_list(input: Input<"conflicts_list">, options?: CallOptions): Promise<Output<"conflicts_list">>;

  /**
   * Declare a conflict of interest
   *
   * Between a juror and a startup, for the whole challenge. Sheets that the juror gave to the startup are kept and do not count.
   *
   * `POST /v1/phases/{id}/conflicts`
   */
  conflicts_declare(input: Input<"conflicts_declare">, options?: CallOptions): Promise<Output<"conflicts_declare">>;

  /**
   * Take a declared conflict back
   *
   * Sheets that it put aside count again. The declaration stays on record.
   *
   * `DELETE /v1/phases/{id}/conflicts/{conflict_id}`
   */
  conflicts_remove(input: Input<"conflicts_remove">, options?: CallOptions): Promise<Output<"conflicts_remove">>;

  /**
   * List the assignments of a phase
   *
   * Who judges what and how far it is, once the deadline for applications has passed. Sheets are shown when the panel's policy
   * lets them be seen: of a sealed panel after the lock.
   *
   * `GET /v1/phases/{id}/assignments`
   */
  assignments_list(input: Input<"assignments_list">, options?: CallOptions): Promise<Output<"assignments_list">>;

  /**
   * Assign applications to jurors
   *
   * All pairs or none. A pair with a conflict of interest is refused, and one that was taken away before is assigned again.
   *
   * `POST /v1/phases/{id}/assignments`
   */
  assignments_create(input: Input<"assignments_create">, options?: CallOptions): Promise<Output<"assignments_create">>;

  /**
   * Delete an assignment
   *
   * The same as its removal, with the reason as a parameter: until the panel is locked, and what the juror wrote stays on record.
   *
   * `DELETE /v1/phases/{id}/assignments/{assignment_id}`
   */
  assignments_delete(input: Input<"assignments_delete">, options?: CallOptions): Promise<Output<"assignments_delete">>;

  /**
   * Take an assignment away from a juror
   *
   * Until the panel is locked. A sheet stays on record and does not count.
   *
   * `POST /v1/phases/{id}/assignments/{assignment_id}/removal`
   */
  assignments_remove(input: Input<"assignments_remove">, options?: CallOptions): Promise<Output<"assignments_remove">>;

  /**
   * List one's assignments
   *
   * What the caller has to judge or has judged, by pseudonym, which tells nothing. What was given back or taken away is not listed.
   *
   * `GET /v1/jury/assignments`
   */
  jury_assignments_list(input?: Input<"jury_assignments_list">, options?: CallOptions): Promise<Output<"jury_assignments_list">>;

  /**
   * A dossier to judge
   *
   * With the rubric and the juror's own sheet, from the opening of scoring on. In a blind phase nothing in it tells who applies, or
   * when.
   *
   * `GET /v1/jury/assignments/{id}`
   */
  jury_assignments_view(input: Input<"jury_assignments_view">, options?: CallOptions): Promise<Output<"jury_assignments_view">>;

  /**
   * Write a score sheet
   *
   * Replaces the sheet, while scoring is open. A draft may be incomplete, never out of range; a completed sheet stays complete. What
   * it said before is kept on record.
   *
   * `PUT /v1/jury/assignments/{id}/sheet`
   */
  sheets_write(input: Input<"sheets_write">, options?: CallOptions): Promise<Output<"sheets_write">>;

  /**
   * Hand a score sheet in
   *
   * Every required score and comment must be there. It can be changed until the panel is locked. The answer does not hold the
   * dossier, for it is kept to be repeated, and access may end before that.
   *
   * `POST /v1/jury/assignments/{id}/completion`
   */
  jury_assignments_complete(input: Input<"jury_assignments_complete">, options?: CallOptions): Promise<Output<"jury_assignments_complete">>;

  /**
   * Step back from an assignment
   *
   * Access to the dossier ends at once. A sheet stays on record and does not count.
   *
   * `POST /v1/jury/assignments/{id}/recusal`
   */
  jury_assignments_recuse(input: Input<"jury_assignments_recuse">, options?: CallOptions): Promise<Output<"jury_assignments_recuse">>;

  /**
   * Not take an assignment
   *
   * For lack of time, or because it is another field; a conflict of interest is a recusal. Not once the sheet is complete.
   *
   * `POST /v1/jury/assignments/{id}/decline`
   */
  jury_assignments_decline(input: Input<"jury_assignments_decline">, options?: CallOptions): Promise<Output<"jury_assignments_decline">>;

  /**
   * A review phase
   *
   * Its state, how its panel works, and what the caller may do now.
   *
   * `GET /v1/phases/{id}`
   */
  phases_view(input: Input<"phases_view">, options?: CallOptions): Promise<Output<"phases_view">>;

  /**
   * How far a review phase is
   *
   * Totals for all who select; by application and juror for those who keep the panel. Never a score.
   *
   * `GET /v1/phases/{id}/progress`
   */
  phases_progress(input: Input<"phases_progress">, options?: CallOptions): Promise<Output<"phases_progress">>;

  /**
   * Lock a panel
   *
   * Ends scoring for good and fixes the ranking. Every application needs its completed sheets from jurors without a conflict of
   * interest; `coverage_incomplete` lists those that lack some.
   *
   * `POST /v1/phases/{id}/lock`
   */
  phases_lock(input: Input<"phases_lock">, options?: CallOptions): Promise<Output<"phases_lock">>;

  /**
   * The ranking of a review phase
   *
   * Of a sealed panel once it is locked; before that nobody sees it, operators included.
   *
   * `GET /v1/phases/{id}/ranking`
   */
  phases_ranking(input: Input<"phases_ranking">, options?: CallOptions): Promise<Output<"phases_ranking">>;

  /**
   * The decision of a review phase
   *
   * Pending or released, for those who select.
   *
   * `GET /v1/phases/{id}/decision`
   */
  decisions_view(input: Input<"decisions_view">, options?: CallOptions): Promise<Output<"decisions_view">>;

  /**
   * Decide
   *
   * One outcome for each application of the ranking. It is pending, and can be changed, until a second person releases it. The
   * `ETag` is that of the phase or of the decision.
   *
   * `PUT /v1/phases/{id}/decision`
   */
  decisions_write(input: Input<"decisions_write">, options?: CallOptions): Promise<Output<"decisions_write">>;

  /**
   * Release a decision
   *
   * By a second person. All applicants learn their outcome at once, and the results become public.
   *
   * `POST /v1/phases/{id}/release`
   */
  decisions_release(input: Input<"decisions_release">, options?: CallOptions): Promise<Output<"decisions_release">>;

  /**
   * The results of a challenge
   *
   * Public from the release on: who is selected and who is in reserve. Who was refused is told to nobody but themselves.
   *
   * `GET /v1/challenges/{id}/results`
   */
  results_view(input: Input<"results_view">, options?: CallOptions): Promise<Output<"results_view">>;

  /**
   * Audit trail
   *
   * Newest first. Operators see everything; the owner of an organisation sees what stands in its trail.
   *
   * `GET /v1/audit-events`
   */
  audit_events_list(input?: Input<"audit_events_list">, options?: CallOptions): Promise<Output<"audit_events_list">>;

  /**
   * Liveness
   *
   * Answers as long as the process runs; restart it when it does not.
   *
   * `GET /health/live`
   */
  health_live(input?: Input<"health_live">, options?: CallOptions): Promise<Output<"health_live">>;

  /**
   * Readiness
   *
   * Answers when the database does; send no traffic while it answers 503.
   *
   * `GET /health/ready`
   */
  health_ready(input?: Input<"health_ready">, options?: CallOptions): Promise<Output<"health_ready">>;

  /**
   * Public keys
   *
   * The keys that verify access tokens, and the receipts and records that the service signs.
   *
   * `GET /.well-known/jwks.json`
   */
  keys_list(input?: Input<"keys_list">, options?: CallOptions): Promise<Output<"keys_list">>;
}
