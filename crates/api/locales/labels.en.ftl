# What the enums of the API and their values are called in English: GET /v1/labels.
# A message has the name of the schema in the OpenAPI document, its attributes are the values. The order is that of the French file.
# Code has no attributes: its values are called by the titles in problems.en.ftl.

ApplicationState = State of an application
    .draft = draft
    .submitted = submitted
    .withdrawn = withdrawn

AssignmentState = State of an assignment
    .assigned = assigned
    .completed = completed
    .recused = recused
    .declined = declined
    .unassigned = taken back

ChallengeState = State of a challenge
    .draft = draft
    .submitted = awaiting approval
    .changes_requested = changes requested
    .approved = approved
    .published = published
    .archived = archived
    .cancelled = cancelled

ChallengeStatus = Status of a challenge
    .upcoming = upcoming
    .open = open
    .closed = closed
    .cancelled = cancelled
    .archived = archived

Code = Reason of a refusal

FieldCode = What is wrong with a field
    .required = required
    .too_short = too short
    .too_long = too long
    .out_of_range = out of range
    .off_step = not on the scale
    .too_precise = too many decimals
    .wrong_type = wrong type
    .invalid_format = invalid form
    .not_allowed = not allowed
    .unknown_reference = unknown reference
    .duplicate = given twice
    .unknown_field = unknown field
    .wrong_order = wrong order
    .weights_invalid = weights without a sum
    .too_common = password too common
    .frozen = deadline already published
    .sheet_missing = score sheet missing

ConflictKind = Kind of conflict of interest
    .own_organisation = member of the startup
    .same_mail_domain = e-mail address of the startup
    .employment = employment
    .investor = investor
    .mentor = mentor
    .personal = family or friendship
    .competitor = competitor
    .other = other reason

ConflictSource = Source of a conflict of interest
    .detected = found by the system
    .juror = declared by the juror
    .applicant = declared by the applicant
    .organiser = recorded by the organiser

InvitationKind = Kind of invitation
    .operator = to the operators
    .member = to an organisation
    .juror = to a jury

JurorRole = Role on a jury
    .juror = juror
    .chair = chair

JurorState = State of a place on a jury
    .invited = invited
    .accepted = accepted
    .declined = declined
    .removed = removed

Language = Language
    .fr = French
    .ar = Arabic
    .en = English

MemberRole = Role in an organisation
    .owner = owner
    .editor = editor
    .viewer = viewer

OperatorRole = Operator role
    .admin = administrator
    .support = support (reads only)

OrganisationKind = Kind of organisation
    .partner = partner
    .startup = startup
    .operator = operator
    .support = support organisation

Outcome = Outcome
    .selected = selected
    .reserve = on the reserve list
    .refused = not selected

PhaseKind = Kind of phase
    .information = information
    .application = applications
    .review = review
    .award = award
    .pilot = pilot

QuestionKind = Kind of question
    .short_text = short text
    .long_text = long text
    .number = number
    .url = web address
    .boolean = yes or no
    .choice = choice

ReviewState = State of a review phase
    .planned = planned
    .scoring = scoring
    .locked = closed
    .decided = decided
    .released = released

VerificationState = State of the verification
    .unverified = not verified
    .pending = in progress
    .verified = verified
    .rejected = rejected

AllowedAction = What may be done
    .apply = apply
    .approve = approve
    .cancel = cancel
    .complete = complete the sheet
    .decide = decide
    .decide_verification = decide on the verification
    .decline = decline
    .delete = delete
    .edit = edit
    .lock = close the review
    .manage_members = manage the members
    .publish = publish
    .recuse = step back
    .release = release the outcome
    .remove = remove
    .request_approval = ask for approval
    .request_changes = ask for changes
    .request_verification = ask for verification
    .submit = submit
    .transfer_ownership = transfer the ownership
    .withdraw = withdraw
    .write_sheet = score
