//! The closed catalogues of codes: why something was refused, and what is wrong with a field.
//!
//! Codes are the contract: they are never translated and never change their meaning. Texts for people are in the api crate.

use crate::states::states;

states! {
    /// Why a request was refused.
    Code {
        /// The body is not JSON.
        MalformedJson = "malformed_json",
        /// A query parameter that the operation does not know.
        UnknownParameter = "unknown_parameter",
        /// A query parameter given twice that may be given once.
        DuplicateParameter = "duplicate_parameter",
        /// A query parameter with a value that it cannot have.
        InvalidParameter = "invalid_parameter",
        /// A header that is missing, repeated, or contradicts another.
        InvalidHeader = "invalid_header",
        /// The headers are too large together.
        HeadersTooLarge = "headers_too_large",
        /// A cursor that was not issued for this query.
        InvalidCursor = "invalid_cursor",
        /// The body is well-formed, yet fields are wrong; `errors` lists each.
        ValidationFailed = "validation_failed",
        /// The body is larger than the operation accepts.
        BodyTooLarge = "body_too_large",
        /// The body did not arrive in time.
        RequestTimeout = "request_timeout",
        /// The body is not of a media type that the operation reads.
        UnsupportedMediaType = "unsupported_media_type",
        /// No representation that the client accepts.
        NotAcceptable = "not_acceptable",
        /// The path exists, the method does not.
        MethodNotAllowed = "method_not_allowed",
        /// There is nothing here that the caller may know of.
        NotFound = "not_found",
        /// No or incomplete credentials.
        AuthenticationRequired = "authentication_required",
        /// The token is not one of ours, or no longer.
        InvalidToken = "invalid_token",
        /// The access token has expired: refresh it.
        TokenExpired = "token_expired",
        /// A refresh token was used twice: its session is ended.
        TokenReused = "token_reused",
        /// E-mail address or password is wrong.
        InvalidCredentials = "invalid_credentials",
        /// The account is disabled.
        AccountDisabled = "account_disabled",
        /// The e-mail address of the account is not verified yet.
        EmailNotVerified = "email_not_verified",
        /// The caller may know the object, and may not do this to it.
        Forbidden = "forbidden",
        /// A browser application of this origin may not do this.
        OriginNotAllowed = "origin_not_allowed",
        /// A single-use link that was used or has expired.
        LinkExpired = "link_expired",
        /// The operation needs an Idempotency-Key header.
        IdempotencyKeyRequired = "idempotency_key_required",
        /// The Idempotency-Key header is not a key.
        IdempotencyKeyInvalid = "idempotency_key_invalid",
        /// The key was used for another request.
        IdempotencyKeyMismatch = "idempotency_key_mismatch",
        /// The operation needs an If-Match header.
        PreconditionRequired = "precondition_required",
        /// The object has changed since the validator was issued.
        PreconditionFailed = "precondition_failed",
        /// Too many requests.
        QuotaExceeded = "quota_exceeded",
        /// Too many log-ins at this moment.
        AuthBusy = "auth_busy",
        /// The state of the object does not allow this step.
        InvalidState = "invalid_state",
        /// Something with this name or key exists.
        AlreadyExists = "already_exists",
        /// The challenge does not take applications now.
        ChallengeNotOpen = "challenge_not_open",
        /// The deadline has passed.
        DeadlinePassed = "deadline_passed",
        /// The challenge is not complete enough for this step; `errors` lists what is missing.
        ChallengeIncomplete = "challenge_incomplete",
        /// The organisation that owns a challenge cannot approve it.
        OwnApproval = "own_approval",
        /// The organisation is not verified.
        OrganisationNotVerified = "organisation_not_verified",
        /// The startup already has as many applications to this challenge, or this track of it, as it may have.
        ApplicationAlreadyExists = "application_already_exists",
        /// Applications are not shown before the deadline: only their number is.
        ApplicationsSealed = "applications_sealed",
        /// The application is not complete; `errors` lists what is missing.
        ApplicationIncomplete = "application_incomplete",
        /// Terms are to be accepted in their present wording first; `errors` lists them.
        TermsNotAccepted = "terms_not_accepted",
        /// A rule of eligibility is not met.
        NotEligible = "not_eligible",
        /// An application is handed in here by those alone who were given an access code.
        AccessCodeRequired = "access_code_required",
        /// The access code is none that is good for this application.
        AccessCodeInvalid = "access_code_invalid",
        /// The access code was good until an instant that has passed.
        AccessCodeExpired = "access_code_expired",
        /// The access code was used as often as it may be.
        AccessCodeUsedUp = "access_code_used_up",
        /// The file has no bytes.
        FileEmpty = "file_empty",
        /// The file has more bytes than may be sent here.
        FileTooLarge = "file_too_large",
        /// Files of this type are not taken here.
        FileTypeNotAllowed = "file_type_not_allowed",
        /// The content of the file is of another type than its name or the request says.
        FileTypeMismatch = "file_type_mismatch",
        /// The file is damaged, encrypted, holds programs, or is made to do harm.
        FileUnsafe = "file_unsafe",
        /// The scanner found something in the file.
        FileInfected = "file_infected",
        /// The application, or the call, holds as many files, or bytes, as it may.
        FileQuotaExceeded = "file_quota_exceeded",
        /// The file was not scanned yet, or something was found in it.
        FileNotAvailable = "file_not_available",
        /// The file belongs to what a call says, or said since it was published.
        FileInUse = "file_in_use",
        /// The application can no longer be changed.
        ApplicationNotEditable = "application_not_editable",
        /// The juror has a conflict of interest with the startup.
        ConflictOfInterest = "conflict_of_interest",
        /// Scoring is not open.
        ScoringNotOpen = "scoring_not_open",
        /// The panel is still scoring: nothing about its scores is shown.
        PanelOpen = "panel_open",
        /// Applications lack completed score sheets; `errors` lists them.
        CoverageIncomplete = "coverage_incomplete",
        /// The score sheet lacks required criteria or comments; `errors` lists them.
        SheetIncomplete = "sheet_incomplete",
        /// The panel is locked: no score changes any more.
        PanelLocked = "panel_locked",
        /// The panel, its conflicts or its assignments changed since the plan was made; `errors` lists how.
        PlanOutdated = "plan_outdated",
        /// More applications are selected than there are seats.
        SeatsExceeded = "seats_exceeded",
        /// Applications tie at the last seat and only some of them are selected without a reason.
        TieAtLastSeat = "tie_at_last_seat",
        /// There is no decision to release yet.
        NoDecision = "no_decision",
        /// The person who decided cannot release the decision.
        SameApprover = "same_approver",
        /// The outcome is released: it does not change any more.
        AlreadyReleased = "already_released",
        /// The results are not public yet.
        ResultsNotPublished = "results_not_published",
        /// The outcome cannot be appealed against: it is no refusal, or the call takes no appeals.
        AppealNotPossible = "appeal_not_possible",
        /// The person took part in what is appealed against.
        NotIndependent = "not_independent",
        /// The thread holds as many messages as it may.
        ThreadFull = "thread_full",
        /// The person is on the panel already.
        AlreadyOnPanel = "already_on_panel",
        /// The last owner or the last operator cannot be removed.
        LastOwner = "last_owner",
        /// The storage of the server is full.
        StorageFull = "storage_full",
        /// A part that the server depends on does not answer, or the server is overloaded.
        DependencyUnavailable = "dependency_unavailable",
        /// A fault of ours; it is logged under the request id.
        InternalError = "internal_error",
    }
}

states! {
    /// What is wrong with one field.
    FieldCode {
        /// The field is missing or empty.
        Required = "required",
        /// The text or list is too short.
        TooShort = "too_short",
        /// The text or list is too long.
        TooLong = "too_long",
        /// The number is outside its range.
        OutOfRange = "out_of_range",
        /// The number is not a whole number of steps from the minimum.
        OffStep = "off_step",
        /// More decimals than are kept.
        TooPrecise = "too_precise",
        /// Not of the expected type.
        WrongType = "wrong_type",
        /// Not in the expected form.
        InvalidFormat = "invalid_format",
        /// Not one of the allowed values.
        NotAllowed = "not_allowed",
        /// Refers to something that does not exist.
        UnknownReference = "unknown_reference",
        /// Given twice.
        Duplicate = "duplicate",
        /// A field that the operation does not know, or that only the server writes.
        UnknownField = "unknown_field",
        /// An end that does not lie after its beginning, or a deadline that has passed.
        WrongOrder = "wrong_order",
        /// It shares a moment with something that excludes it.
        Overlap = "overlap",
        /// Weights must add up to more than zero, or to the total that is declared.
        WeightsInvalid = "weights_invalid",
        /// The password is too common or made of the account's own words.
        TooCommon = "too_common",
        /// It no longer changes. A published deadline only moves later, in a recorded extension.
        Frozen = "frozen",
        /// A completed, unconflicted score sheet is missing.
        SheetMissing = "sheet_missing",
        /// It has come since.
        Appeared = "appeared",
        /// It is no longer there.
        Vanished = "vanished",
        /// It was changed elsewhere since it was read.
        Stale = "stale",
        /// A formula: only its value can be read.
        FormulaNotRead = "formula_not_read",
    }
}
