# Refusals and faults in English: what the API says to people.
# For each code: a short title, and a detail (what happened, what the person can do). What counts something has a form for each plural category of the language.
# The field_* messages say what is wrong with a field. The variables are the same in all three languages.

malformed_json = Unreadable JSON
    .detail = The body of the request is not valid JSON. Correct it and send the request again.

unknown_parameter = Unknown parameter
    .detail = This operation does not know the parameter “{ $parameter }”. Check its name or leave it out.

duplicate_parameter = Repeated parameter
    .detail = The parameter “{ $parameter }” is given more than once, but only one value is allowed. Keep the one you mean and remove the others.

invalid_parameter = Invalid parameter
    .detail = The value of the parameter “{ $parameter }” is not allowed. Correct it and send the request again.

invalid_header = Invalid header
    .detail = The header “{ $header }” is missing, repeated, or contradicts another. Correct it and send the request again.

headers_too_large = Headers too large
    .detail = The headers of the request exceed the maximum of { $limit ->
            [one] one byte
           *[other] { $limit } bytes
        } together. Send fewer or shorter ones.

invalid_cursor = Invalid page marker
    .detail = This page marker does not belong to this list or these filters. Start again from the first page.

validation_failed = Fields to correct
    .detail = Some fields are not right; they are listed with this answer. Correct them and send your request again.

body_too_large = Content too large
    .detail = What you sent exceeds the maximum of { $limit ->
            [one] one byte
           *[other] { $limit } bytes
        }. Make it smaller and try again.

request_timeout = Sending took too long
    .detail = Your request did not arrive completely in time. Check your connection and try again.

unsupported_media_type = Unsupported content type
    .detail = This operation does not read this type of content. Send { $expected } and say so in the Content-Type header.

not_acceptable = Response format not available
    .detail = None of the formats that you accept is offered here. Change the Accept header and try again.

method_not_allowed = Method not allowed
    .detail = This address exists, but not for this method. Allowed methods: { $allow }.

not_found = Not found
    .detail = This does not exist, or you do not have access to it. Check the address and the account that you are using.

authentication_required = Log-in needed
    .detail = You need to be logged in to see or do this. Log in and try again.

invalid_token = Session not valid
    .detail = Your access token is not recognised or no longer valid. Please log in again.

token_expired = Session expired
    .detail = Your access token has expired. Renew it with your refresh token, or log in again.

token_reused = Session ended for safety
    .detail = A refresh token that had already been used was presented again; to be safe, this session was ended. Log in again, and change your password if you are in doubt.

invalid_credentials = Wrong log-in details
    .detail = The e-mail address or the password is wrong. Check what you typed, or choose a new password if you have forgotten yours.

account_disabled = Account disabled
    .detail = This account is disabled and can no longer log in. If you think this is a mistake, write to the Tahaddi team.

email_not_verified = E-mail address not confirmed
    .detail = Your e-mail address is not confirmed yet. Follow the link that we sent you, or ask for a new one.

forbidden = Not permitted
    .detail = Your rights do not allow this action. If you need it, ask an owner of your organisation or the Tahaddi team.

link_expired = Link expired
    .detail = This link has already been used or is no longer valid. Ask for a new one.

idempotency_key_required = Idempotency key missing
    .detail = This operation needs the Idempotency-Key header, so that sending twice does not have a second effect. Add a unique key, such as a UUID.

idempotency_key_invalid = Invalid idempotency key
    .detail = The Idempotency-Key header must have 8 to 200 visible ASCII characters, without spaces or quotation marks. Use a UUID, for example.

idempotency_key_mismatch = Idempotency key already used
    .detail = This key was already used for a different request. Choose a new key for this one.

precondition_required = Version needed
    .detail = This operation needs the If-Match header, so that nobody’s work is overwritten. Give the ETag that you received when you read the item.

precondition_failed = Version out of date
    .detail = Your request is not based on the current version of this item (version { $current_version }). Load it again, check your changes and try again.

quota_exceeded = Too many requests
    .detail = You have sent too many requests in a short time. You can try again in { $retry_after ->
            [one] one second
           *[other] { $retry_after } seconds
        }.

auth_busy = Many log-ins right now
    .detail = Many people are logging in at this moment. Wait a few seconds and try again.

invalid_state = Step not possible in the current state
    .detail = The current state (“{ $current_state }”) does not allow this step. Load the item again to see what is possible.

already_exists = Already exists
    .detail = Something with this name or key already exists. Use that one, or choose another name.

challenge_not_open = Challenge not open
    .detail = This challenge does not take applications at the moment. See its calendar for the opening dates.

deadline_passed = Deadline passed
    .detail = The deadline was { $deadline } (UTC), and our clock says { $server_time }. Your request can no longer be accepted unless the organiser grants an extension.

challenge_incomplete = Challenge incomplete
    .detail = The challenge is not complete enough for this step yet; what is missing is listed with this answer. Complete it and try again.

own_approval = Approval by somebody else needed
    .detail = The organisation that owns the challenge cannot approve it itself. An operator from outside that organisation has to do so.

organisation_not_verified = Organisation not verified
    .detail = The organisation is not verified yet, or its verification has expired. Send the evidence asked for; you can go on as soon as it is accepted.

application_already_exists = Application already exists
    .detail = Your startup already has as many applications as this challenge, or this track of it, takes from one startup: { $used } of { $quota }. Find them in your space instead of creating another.

application_incomplete = Application incomplete
    .detail = Your application is not complete yet; what is missing is listed with this answer. Complete it and submit it before the deadline.

not_eligible = Conditions of eligibility not met
    .detail = Your application does not meet a condition of the call; each rule concerned is listed with this answer.

access_code_required = Access code needed
    .detail = To submit here you need an access code from the organiser. Enter it when you submit, or ask the organiser for one.

access_code_invalid = Access code not valid
    .detail = This access code is not valid for this application. Check how it is written, and that it is meant for this challenge and your startup.

access_code_expired = Access code expired
    .detail = This access code has not been valid since { $expired_at } (UTC). Ask the organiser for another.

access_code_used_up = Access code used up
    .detail = This access code has been used as often as it may be. Ask the organiser for another.

terms_not_accepted = Terms to be accepted
    .detail = To submit you first accept, in their present wording, the texts that are listed with this answer.

file_empty = Empty file
    .detail = This file holds no byte. Check it and send it again.

file_too_large = File too large
    .detail = This file has more than { $limit ->
            [one] one byte
           *[other] { $limit } bytes
        }, the most that is taken here. Make it smaller and send it again.

file_type_not_allowed = File type not taken
    .detail = Files of this type ({ $found }) are not taken here. Choose another format.

file_type_mismatch = Content differs from its type
    .detail = This file is said to be { $declared }, and its content is { $found }. Correct its name, or save it again.

file_unsafe = File refused as unsafe
    .detail = This file is damaged, encrypted, holds programs or cannot be opened safely ({ $reason }). Save it anew in a plain format and send it again.

file_infected = File infected
    .detail = The scan found a malicious program in this file; it was not kept.

file_quota_exceeded = Too many files
    .detail = There are already as many files here as there may be. Take one out and try again.

file_not_available = File not available
    .detail = This file was not scanned yet, its copy is being made, or it is in quarantine. Try again later.

file_in_use = File in use
    .detail = The call names this file, or has named it since it was published, so it is kept. Take it out of the document first.

application_not_editable = Application cannot be changed
    .detail = This application can no longer be changed. You can still read it.

conflict_of_interest = Conflict of interest
    .detail = A conflict of interest keeps this person from dealing with this application. It has to be given to somebody else.

scoring_not_open = Scoring not open
    .detail = Scoring is not open at the moment. See the dates of the review phase.

panel_open = Review in progress
    .detail = The jury has not finished: no scores are shown before the review is closed. Come back once it is.

coverage_incomplete = Reviews missing
    .detail = Some applications do not have enough completed score sheets yet; they are listed with this answer. Wait for the sheets, or assign these applications to other jurors.

sheet_incomplete = Score sheet incomplete
    .detail = The sheet lacks required scores or comments; they are listed with this answer. Fill them in and complete the sheet again.

panel_locked = Review closed
    .detail = The review is closed: scores no longer change, and reviewed applications can no longer be withdrawn. If there is a mistake, contact the organiser of the challenge.

plan_outdated = Plan out of date
    .detail = The panel, its conflicts of interest, the applications or the assignments have changed since this plan was made; the changes are listed with this answer. Make a new plan.

seats_exceeded = Too many applications selected
    .detail = You selected { $selected ->
            [one] one application
           *[other] { $selected } applications
        }, and there { $seats ->
            [one] is one seat
           *[other] are { $seats } seats
        }. Reduce the selection and try again.

tie_at_last_seat = Tie at the last seat
    .detail = Applications are tied at the last seat, and only some of them are selected. Give the reason that decides between them.

no_decision = No decision
    .detail = No decision has been recorded for this phase yet. It must be recorded before the outcome can be released.

same_approver = Second person needed
    .detail = The person who made the decision cannot release its outcome. Ask another authorised person to do so.

already_released = Outcome already released
    .detail = The outcome has already been released to the applicants. It can no longer be changed.

results_not_published = Results not published
    .detail = The results of this challenge are not public yet. Come back after they are published.

appeal_not_possible = Appeal not possible
    .detail = This outcome cannot be appealed against: it is not a refusal, or the rules of the call do not provide for appeals.

not_independent = Not independent
    .detail = Whoever scored the application, or decided or released its outcome, does not decide about the appeal. Leave it to somebody else.

thread_full = Thread full
    .detail = This thread already holds as many messages as it may. Agree on another way to talk.

already_on_panel = Already on the panel
    .detail = This person is already on the jury of this challenge or has already been invited. There is no need to invite them again.

last_owner = Last owner
    .detail = The last owner of an organisation, like the last operator of the platform, cannot be removed. Appoint somebody else first.

storage_full = Storage full
    .detail = The server has run out of space, and your request was not saved. Try again later; if this goes on, tell the Tahaddi team.

dependency_unavailable = Service unavailable for the moment
    .detail = The server is overloaded, or a service that it depends on does not answer. Wait a moment and send the same request again.

internal_error = An error on our side
    .detail = Something went wrong on our side, and we apologise. Try again; if it happens again, give the Tahaddi team the number of the request (request_id).

# Fields

field_required = This field is required.

field_too_short = This is too short: at least { $min ->
        [one] one character
       *[other] { $min } characters
    }.

field_too_long = This is too long: at most { $unit ->
        [words] { $max ->
            [one] one word
           *[other] { $max } words
        }
        [items] { $max ->
            [one] one item
           *[other] { $max } items
        }
        [pages] { $max ->
            [one] one page
           *[other] { $max } pages
        }
       *[characters] { $max ->
            [one] one character
           *[other] { $max } characters
        }
    }.

field_out_of_range = This value is outside the allowed range.

field_off_step = This value does not fit the steps of the scale.

field_too_precise = This value has too many decimals.

field_wrong_type = This value is not of the expected type.

field_invalid_format = This value does not have the expected form.

field_not_allowed = This value is not allowed here.

field_unknown_reference = What this refers to does not exist.

field_duplicate = This is given more than once.

field_unknown_field = This field is unknown, or only the server may fill it in.

field_wrong_order = The order is wrong: an end comes after its beginning, a maximum is above its minimum, and a deadline lies in the future.

field_overlap = This overlaps something that excludes it: two exclusive phases of a track may not overlap.

field_weights_invalid = The weights or shares do not add up: their sum is above zero, equals the declared total, and shares stay within 100%.

field_too_common = This password is too common or too close to your own details; choose another.

field_frozen = This can no longer be changed. A published deadline can only be moved later, by a recorded extension.

field_sheet_missing = A completed score sheet by a juror without a conflict of interest is missing.

field_appeared = This has come since.

field_vanished = This is no longer there.

field_stale = This was changed elsewhere since it was read: download it again.

field_formula_not_read = A formula is not read: put its value in its place.

applications_sealed = Applications are sealed
    .detail = Applications stay closed until the deadline; until then only their number is shown.

origin_not_allowed = Origin not allowed
    .detail = Web applications of this origin may not call the API like this. The operator of the server keeps the list of allowed origins.
