# What the enums of the API and their values are called in English: GET /v1/labels.
# A message has the name of the schema in the OpenAPI document, its attributes are the values. The order is that of the French file.
# Code has no attributes: its values are called by the titles in problems.en.ftl.

AcceptedFor = Acceptance asked for
    .nothing = none
    .brief = before reading the brief
    .submission = before submitting

Aggregation = Aggregation of scores
    .mean = mean
    .median = median
    .trimmed_mean = mean without the extremes
    .sum = sum
    .consensus = consensus

AllowedAction = What may be done
    .adopt = adopt the plan
    .apply = apply
    .approve = approve
    .assume_panels = state what is assumed of the panels
    .cancel = cancel
    .compare = compare
    .complete = complete the sheet
    .correct = correct the released decision
    .decide = decide
    .decide_verification = decide on the verification
    .decline = decline
    .delete = delete
    .download = download
    .edit = edit
    .exclude_juror = leave the sheets of a juror out
    .extend = move a deadline later
    .lock = close the review
    .manage_members = manage the members
    .publish = publish
    .read_peers = read what the others said
    .recuse = step back
    .release = release the outcome
    .release_correction = release the correction
    .remind = remind the jurors
    .remove = remove
    .reopen = reopen for correction
    .request_approval = ask for approval
    .request_changes = ask for changes
    .request_verification = ask for verification
    .send_message = send a message
    .submit = submit
    .transfer_ownership = transfer the ownership
    .withdraw = withdraw
    .withdraw_correction = take the proposed correction back
    .write_sheet = score

AlphaReading = Reading of Krippendorff’s alpha
    .reliable = reliable
    .tentative = tentative
    .low = low

AnsweredBy = Who answers
    .applicant = the applicant
    .each_member = every member of the team
    .third_person = an independent third person

AppealRegime = Appeal against a decision
    .none = none
    .objection = objection or new look
    .complaint = formal complaint

AppealState = State of an appeal
    .filed = filed
    .upheld = upheld
    .dismissed = dismissed

AppealVerdict = Decision on an appeal
    .upheld = upheld
    .dismissed = dismissed

ApplicationState = State of an application
    .draft = draft
    .submitted = submitted
    .withdrawn = withdrawn

AsOfMoment = Reference date
    .submission = submission of the application
    .deadline = deadline
    .date = fixed date
    .phase_opening = opening of a phase
    .contract = signing of the agreement

AssignmentState = State of an assignment
    .assigned = assigned
    .completed = completed
    .recused = recused
    .declined = declined
    .unassigned = taken back

Attribute = Eligibility fact
    .country_of_registration = country of registration
    .country_of_seat = country of the head office
    .country_of_operation = country of operation
    .main_country = country of main activity
    .nationality = nationality
    .residence = country of residence
    .origin = country of origin
    .region = region
    .province = province or prefecture
    .applicant_type = kind of applicant
    .legal_form = legal form
    .sector = sector
    .technology = technology
    .theme = theme
    .stage = stage
    .gender = gender
    .role = role
    .organiser_tie = tie to an organiser
    .employer = employer
    .degree = degree
    .language = language
    .network = network or programme
    .accreditation = accreditation or registration
    .document = document handed in
    .dataset = data set used
    .licence = licence of the results
    .consortium_role = role in the consortium
    .funding_source = source of funding
    .previous_award = earlier awards and programmes
    .birth_date = date of birth
    .age = age
    .founded_on = founding date of the company
    .company_age_months = age of the company (months)
    .activity_months = duration of activity (months)
    .employees = number of employees
    .team_size = size of the team
    .partners = number of partners, without the lead
    .revenue = yearly revenue
    .previous_revenue = highest yearly revenue of earlier years
    .forecast_revenue = forecast yearly revenue
    .revenue_years = number of years with revenue
    .balance_sheet = balance-sheet total
    .equity_raised = private money raised
    .public_aid = public aid received (last three fiscal years)
    .de_minimis_aid = de minimis aid received (last three fiscal years)
    .budget = budget of the project
    .own_contribution_percent = own contribution (%)
    .duration_months = duration of the project (months)
    .trl = technology readiness level (TRL)
    .african_ownership_percent = share owned by Africans (%)
    .women_ownership_percent = share owned by women (%)
    .target_effort_percent = share of the effort for the target group (%)
    .entries = number of applications to this challenge
    .participations = number of earlier participations
    .registered = registration
    .women_led = led or owned by women
    .diaspora = member of the diaspora
    .student = student
    .in_good_standing = taxes, contributions and debts in order
    .debarred = debarred, sanctioned or in liquidation
    .insured = insured
    .owns_ip = exclusive rights in the intellectual property
    .open_source = open-source results
    .prototype = working prototype
    .deployed = deployed solution
    .achieved = results already achieved
    .work_started = work already begun
    .attends = presence in person
    .exhibitor = exhibitor at the fair
    .conflict_of_interest = conflict of interest
    .state_owned = majority owned by the State
    .consortium = application as a consortium
    .registered_for_phase = registration for an earlier phase
    .resubmission = solution handed in before

Certainty = Certainty of a date
    .exact = exact
    .no_later_than = at the latest
    .anticipated = expected
    .not_before = at the earliest

ChallengeSort = Order of challenges
    .relevance = relevance
    .newest = newest publication
    .deadline = deadline

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

ChannelKind = Way of handing in
    .platform = this platform
    .website = web site of the organiser
    .email = e-mail
    .paper = paper, at a counter or by post

Code = Reason of a refusal

Combination = Combination of criteria
    .weighted_mean = weighted mean
    .sum = sum of points

ConfidentialityRegime = Confidentiality of an application
    .confidential = confidential
    .shared_with_partners = confidential, shared with partners
    .public = not confidential

ConflictKind = Kind of conflict of interest
    .own_organisation = member of the startup
    .team_member = named in the team of the dossier
    .same_mail_domain = e-mail address of the startup
    .same_enterprise = member of an organisation of the same enterprise, or of one above or below it
    .consortium_partner = member of an organisation that the dossier names as a partner
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

ConsortiumRule = Application as a consortium
    .allowed = allowed
    .preferred = preferred
    .required = required
    .forbidden = not allowed

CountryGroup = Group of countries
    .africa = Africa
    .arab_league = Arab League
    .european_union = European Union

CriteriaVisibility = Visibility of the criteria
    .everybody = everybody
    .entrants = those who reach the phase
    .panel = jury and organisers

CriterionKind = Kind of criterion
    .points = points
    .scale = scale of named levels
    .pass_fail = pass or fail
    .go_no_go = GO or NO GO
    .adjectival = rating in words
    .measured = measurement

CutMethod = Way of selection
    .ranking = ranking
    .threshold = threshold
    .jury_choice = choice of the jury
    .unanimity = unanimous jury
    .vote = public vote
    .lottery = drawing of lots
    .partial_lottery = ranking, and drawing of lots around the last place

CutScope = Scope of the count
    .overall = the whole phase
    .track = by track
    .country = by country
    .quota = by quota
    .answer = by answer to a question

DistanceBound = Bound of a duration
    .at_least = at least
    .at_most = at most

Electorate = Voters
    .public = general public
    .registered = registered people
    .audience = audience
    .applicants = applicants
    .invited = people named by the organiser

EligibilityRuling = Decision on eligibility
    .eligible = eligible
    .ineligible = not eligible
    .eligible_not_paid = eligible, without prize

EligibilityStatus = Standing in eligibility
    .undecided = not decided yet
    .eligible = eligible
    .ineligible = not eligible
    .eligible_not_paid = eligible, without prize

EligibilityVerdict = Eligibility verdict
    .met = met
    .not_met = not met
    .open = open

EngineEdition = Edition of the calculation
    .first = first
    .second = second

ErasureState = State of an erasure
    .requested = requested
    .cancelled = cancelled
    .held = held in part
    .done = done

ExclusionReason = Why a sheet does not count
    .application_gone = application withdrawn or not in the phase
    .recused = stepped back
    .declined = declined
    .unassigned = taken away
    .not_completed = not completed
    .conflict_of_interest = conflict of interest
    .juror_excluded = sheets of the juror left out after the lock

ExpertRule = Experts for each application
    .none = none in particular
    .at_least_one = one at least
    .every_tag = one for every subject

ExportFormat = Format of an export
    .xlsx = workbook (XLSX)
    .csv = comma-separated text (CSV)

ExportKind = Contents of an export
    .applications = dossiers of a call
    .review_phase = review phase

ExportState = State of an export
    .queued = waiting
    .running = being written
    .done = ready
    .failed = failed
    .expired = expired

FallbackReason = Reason for another calibration
    .single_application = only one application
    .single_juror = only one juror
    .one_review_per_application = one review for each application
    .no_residual_df = too few reviews to tell chance apart
    .few_residual_df = too few reviews to rank by
    .zero_residual = applications and jurors explain every score
    .design_disconnected = panels that nothing connects
    .uninformative_jurors = jurors whose scores do not differ

FeedbackKind = Feedback to applicants
    .none = outcome only
    .on_request = on request
    .at_the_end = to everybody, at the end
    .each_phase = to everybody, after each phase

FeedbackState = Feedback on the review
    .given = given
    .later = to come
    .not_given = outcome only

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
    .overlap = overlap
    .weights_invalid = weights without a sum
    .too_common = password too common
    .frozen = can no longer be changed
    .sheet_missing = score sheet missing
    .appeared = has come since
    .vanished = no longer there
    .stale = changed elsewhere since
    .formula_not_read = formula

FileState = State of a file
    .pending = not scanned yet
    .clean = clean
    .quarantined = quarantined

FundingRight = Funding of a member of a consortium
    .full = share of the money
    .expenses = expenses only
    .none = none

HiddenReason = Reason why a file is not shown
    .type = type of file that cannot be cleaned
    .content = file that cannot be cleaned
    .failure = copy failed

HoldReason = Reason to keep
    .dossier = application handed in
    .panel = panel that was locked

IccReading = Reading of the intraclass correlation
    .poor = poor
    .moderate = moderate
    .good = good
    .excellent = excellent

IdentityKind = What a passage tells of who applies
    .startup = name of the startup
    .partner = name of a partner
    .person = name of a person
    .domain = domain name

IncompleteRegime = Incomplete dossiers
    .refused = not assessed
    .repairable = to be completed within a time
    .assessed = assessed as they are

InquiryRegime = Answers to questions
    .public = in public, to everybody
    .individual = to each one who asks
    .none = none

IntakeMode = Intake of applications
    .window = fixed window
    .rolling = rolling
    .batches = rolling, in batches

IntegrityCheck = What to look at in the scores of a panel, and to ask about; it accuses nobody
    .outlier = a score far from what the others let expect; it may be the one that is right
    .copied_scores = two jurors with nearly the same scores; they may simply agree
    .favouritism = applications with a connection to the juror are scored higher than chance explains
    .late_change = a sheet changed in the last hour before the lock moves the shortlist
    .reciprocal = two jurors who apply themselves scored each other high

InvitationKind = Kind of invitation
    .operator = to the operators
    .member = to an organisation
    .juror = to a jury
    .team = to confirm being in a team

IpRegime = Regime of intellectual property
    .applicant_keeps = kept by the applicant
    .licence = kept, with a licence to the organiser
    .promotion = kept, may be shown by the organiser
    .open = open source
    .assigned = owned by the organiser
    .shared = shared with the organiser
    .negotiated = negotiated after the selection

JudgingMode = How jurors judge
    .scores = scores
    .pairwise = comparisons in pairs

JurorFlag = What to look at in a juror
    .severity = very severe or very lenient
    .no_spread = all scores are the same
    .contrarian = ranks against the others
    .misfit = far more or far less noise than the others

JurorLink = What connects a juror with a startup without being a conflict of interest
    .same_region = seat in the same region
    .conflict_taken_back = a conflict of interest that was declared and taken back

JurorRole = Role on a jury
    .juror = juror
    .chair = chair

JurorState = State of a place on a jury
    .invited = invited
    .accepted = accepted
    .declined = declined
    .removed = removed

JuryFileState = Whether a juror can read a file
    .ready = can be read
    .preparing = being prepared

KeptReason = Why an answer no longer counts
    .question_gone = question removed
    .kind_changed = another kind of answer is asked for
    .options_changed = option removed

Language = Language
    .fr = French
    .ar = Arabic
    .en = English

LinkAccess = Access to a document
    .everybody = everybody
    .registered = those who registered
    .entrants = those let into a later phase
    .brief = those who accepted what is asked for the brief

LotteryKind = Among whom lots are drawn
    .ties = those who tie on the last seat
    .around_line = those around the last seat
    .all = all who reach the thresholds

MatchAspect = What is compared
    .technology = technologies
    .sector = sectors

MatchedField = Text that answers
    .title = title
    .summary = summary

MemberRole = Role in an organisation
    .owner = owner
    .editor = editor
    .viewer = viewer

MessageSide = Author of a message
    .startup = startup
    .operator = operator

MinutesFormat = Form of minutes
    .html = page
    .pdf = PDF

MissingPolicy = What becomes of a criterion without a score
    .renormalise = The others count for it
    .zero = It counts as zero
    .reject = The sheet does not count
NoCoefficient = Why a coefficient does not exist
    .no_variation = all values are the same
    .no_pairable_units = no application has two values
    .need_two_targets = fewer than two applications
    .need_two_judges = fewer than two jurors
    .incomplete = not every juror scored every application
    .no_ratio = two values without a ratio
    .not_enough_data = not enough data

NotAsked = Why a question is not asked
    .track = another track
    .window = another application window
    .condition = depends on another answer
    .later = asked later

NotCounted = Why a score sheet does not count
    .nothing_scored = nothing is scored
    .criteria_missing = a criterion is not scored
    .coverage_too_low = too little of the weight is scored
    .off_scale = a score is off its scale

NoticeCode = Notice
    .control_digits = control digits do not fit

NoticeKind = What a startup should know of its dossier
    .consortium_preferred = consortia are preferred
    .pages_not_counted = pages not counted
    .facts_of_nobody = facts of nobody in the dossier

OperatorRole = Operator role
    .admin = administrator
    .support = support (reads only)

OrganisationKind = Kind of organisation
    .partner = partner
    .startup = startup
    .operator = operator
    .support = support organisation

OrganiserKind = Kind of organiser
    .ministry = ministry
    .agency = public agency
    .local_authority = local authority
    .company = company
    .finance = bank, fund or investor
    .support_structure = support organisation
    .academia = university or research body
    .association = association, foundation or federation
    .international = international organisation
    .other = other body

OrganiserRole = Role of an organiser
    .organiser = organiser
    .co_organiser = co-organiser
    .operator = operator of the programme
    .challenge_owner = challenge owner
    .funder = funder
    .sponsor = sponsor
    .in_kind_partner = in-kind partner
    .media_partner = media partner
    .partner = partner
    .patron = institutional support
    .evaluator = evaluator

Outcome = Outcome
    .selected = selected
    .reserve = on the reserve list
    .refused = not selected

PairVerdict = Verdict of a comparison
    .better = better
    .worse = worse
    .tie = a tie
    .skip = no opinion

PanelAssumption = Assumption about the panels
    .none = none
    .equal_quality = equally good applications
    .equal_severity = equally severe panels

PanelRole = What the panel’s verdict is worth
    .decides = the panel decides
    .recommends = the panel recommends
    .informs = the panel informs another one

PartnerRole = Role in the consortium
    .lead = lead
    .partner = partner
    .associate = associate

PeerVisibility = When jurors see one another’s sheets
    .never = never
    .after_own_sheet = after their own sheet
    .after_lock = after the lock

PhaseEnd = Bound of a phase
    .opening = opening
    .closing = closing

PhaseFormat = Form of a phase
    .files = on files
    .pitch = pitch
    .interview = interview
    .hackathon = hackathon
    .workshop = workshop or bootcamp
    .field_test = test in the field or of a prototype
    .site_visit = visit on site

PhaseKind = Kind of phase
    .needs = collection of needs
    .information = information
    .registration = registration
    .application = applications
    .proposal = full proposal
    .screening = screening
    .review = review
    .vote = vote
    .verification = verification
    .objection = objections and corrections
    .results = interim results
    .award = award
    .contracting = contracting
    .payment = payment
    .training = training
    .build = building and testing
    .acceleration = incubation and acceleration
    .pilot = pilot
    .project = project
    .event = event
    .reporting = monitoring and reports
    .other = other

PlanObjective = Aim of a plan
    .best_match = best match
    .fairest = fairness between applications
    .balanced = balanced load

PlanObstacle = What stands in the way of a plan
    .capacity = not enough jurors with room
    .minimum_load = impossible smallest loads
    .experts = missing experts
    .connection = groups without a link

PlanOutcome = Outcome of a plan
    .planned = planned
    .infeasible = no plan possible
    .unresolved = without an answer
    .timed_out = out of time
    .too_large = too large

PlannedChange = Planned change
    .kept = kept
    .added = added
    .removed = removed

PoolShare = Sharing of a pool
    .equal = in equal parts
    .by_rank = by rank
    .by_score = by score or measure
    .decided = as decided

Presence = Presence at a session
    .present = present
    .absent = absent
    .excused = excused

PrizeKind = Kind of prize
    .cash = money
    .grant = grant
    .co_financing = co-financing
    .pool = shared pool
    .envelope = overall envelope
    .loan = interest-free loan or recoverable advance
    .equity = equity
    .pilot_contract = contract for a proof of concept or pilot
    .purchase = purchase or framework contract
    .incubation = incubation or hosting
    .acceleration = acceleration
    .mentoring = mentoring and coaching
    .training = training
    .in_kind = services, equipment or access
    .travel = travel and stay
    .exhibition = place at a fair
    .introductions = introductions
    .networking = networking
    .media = publicity
    .label = label or certificate
    .qualification = entry to another contest or phase
    .other = other

PrizePayment = Payment of a prize
    .at_once = at once
    .milestones = by milestones
    .instalments = in instalments
    .reimbursement = reimbursement against proof

ProfileField = Part of the profile
    .name = name
    .summary = summary
    .website = website
    .region = region
    .sectors = sectors
    .technologies = technologies
    .ice = ICE
    .facts = declared facts

QuestionKind = Kind of question
    .short_text = short text
    .long_text = long text
    .number = number
    .url = web address
    .boolean = yes or no
    .choice = choice
    .multiple_choice = multiple choice
    .date = date
    .email = e-mail address
    .video = video
    .file = file

QuorumSource = Origin of a quorum
    .rules = published rules
    .default = more than half of the panel, for want of a rule

RankStep = What puts one before the other
    .score = The score
    .raw_score = The raw score
    .criterion = A criterion
    .lottery = Lots
RankingMethod = Method of ranking
    .raw = plain scores
    .within_shrunk = calibrated scores
    .exchangeable = calibrated scores, comparable panels
    .additive_ls = calibrated scores by least squares
    .zscore = scores standardised juror by juror

RankingWarning = Warning about a ranking
    .not_calibrated = scores not calibrated
    .panels_not_comparable = panels not comparable
    .weak_link = weak link between jurors
    .indistinguishable = applications cannot be told apart

RecordCheck = Check of a record
    .file = file
    .signature = signature
    .chain = chain
    .head = head
    .digest = digest
    .sheets = sheets
    .seed = seed as committed
    .ranking = ranking computed again
    .decision = decision
    .database = database

RecordEvent = Event of a record
    .lock = lock
    .correction = correction of a sheet
    .exclusion = sheets of a juror left out, or counted again
    .decision = decision
    .release = release
    .release_correction = correction of a release

RecordPart = Part of a record
    .rules = rules
    .parameters = parameters
    .applications = applications
    .sheets = sheets
    .exclusions = exclusions
    .result = result
    .decision = decision
    .release = release
    .correction = correction

RecordVerdict = Result of a check
    .holds = holds
    .rounding = holds but for the last digits
    .differs = differs

RecusalGround = Ground of a recusal
    .conflict = conflict of interest
    .assignment = stepped back from the assignment
    .session = stepped back in the session

RelaxationKind = Change that makes a plan possible
    .raise_loads = raise the loads
    .add_jurors = add jurors
    .lift_conflicts = take declared conflicts back
    .reduce_reviews = ask for fewer reviews
    .lower_minimum_loads = lower the smallest loads
    .one_expert = be content with one expert
    .no_experts = ask for no experts
    .no_connection = accept groups without a link

RemarkKind = Kind of remark
    .not_stated = not stated by the source
    .assumed = assumed
    .disputed = sources disagree
    .unclear = can be read in several ways
    .approximate = approximate
    .as_printed = as printed
    .amended = changed after publication
    .note = note

ReminderOutcome = What became of a reminder
    .sent = sent
    .nothing_open = nothing left to hand in
    .too_soon = reminded less than a day ago

Requirement = Whether an answer is needed
    .optional = optional
    .now = required
    .later = required later

ReservationKind = Reservation
    .intended = intended
    .conditional = conditional

ReviewState = State of a review phase
    .planned = planned
    .scoring = scoring
    .locked = closed
    .decided = decided
    .released = released

ReviewsState = What the reviews say
    .incomplete = incomplete
    .positive = positive
    .negative = negative
    .mixed = mixed
    .conflicting = conflicting

RuleKind = Effect of an eligibility rule
    .blocking = blocking
    .warning = warning
    .bonus = advantage
    .declarative = declaration by the applicant
    .human_check = check by hand
    .information = for information

StartupSort = Order of the directory
    .relevance = relevance
    .name = name
    .newest = newest registration

StepUnit = Unit of a period
    .hours = hours
    .days = days
    .working_days = working days
    .weeks = weeks
    .months = months
    .years = years

Tax = Taxes of an amount
    .included = taxes included
    .excluded = taxes excluded

TeamConfirmation = Confirmation of a member of the team
    .invited = invited
    .confirmed = confirmed
    .expired = not answered in time

TeamRole = Role in the team
    .lead = lead
    .member = member
    .advisor = advisor

TermKind = Kind of term
    .sector = sector
    .technology = technology
    .site = site
    .region = region

TermsKind = Subject of the terms
    .rules = rules
    .confidentiality = confidentiality
    .intellectual_property = intellectual property
    .personal_data = personal data
    .image = image and communication
    .sharing = sharing of the application
    .sharing_sponsor = sharing with sponsors
    .sharing_abroad = sharing abroad
    .other = other

TestOperator = Comparison
    .in = one of
    .not_in = none of
    .at_least = at least
    .at_most = at most
    .between = between
    .exists = known
    .yes = yes
    .no = no

TestSubject = Subject of a condition
    .applicant = applicant
    .company = company
    .team = team
    .lead = lead
    .each_member = every member of the team
    .some_member = at least one member of the team
    .each_partner = every partner of the consortium
    .some_partner = at least one partner of the consortium
    .each_organisation = every organisation that applies
    .some_organisation = at least one organisation that applies
    .same = the same person or organisation
    .project = project
    .solution = solution

TiePolicy = Ties on the last place
    .jury = decision of the jury
    .include = all get further
    .exclude = none gets further
    .criteria = tie-break criteria
    .lottery = drawing of lots

TimelineKind = Event of an application
    .begun = begun
    .submitted = handed in
    .changed = changed or corrected
    .extended = more time granted
    .reopened = reopened for correction
    .withdrawn = withdrawn
    .asked = question or documents asked
    .eligibility_announced = eligibility announced
    .outcome_released = outcome released
    .outcome_corrected = outcome corrected
    .appeal_filed = appeal filed
    .appeal_decided = appeal decided

TrackChoice = Choice of the track
    .applicant = by the applicant
    .computed = by eligibility
    .checked = by the applicant, among the tracks open to it
    .organiser = by the organiser

Unit = What is counted
    .characters = characters
    .items = items
    .words = words
    .pages = pages

VerdictReason = Reason of an eligibility verdict
    .fits = as wanted
    .differs = not as wanted
    .unknown_fact = unknown fact
    .not_yet = reference date still ahead
    .needs_people = to be decided by people
    .decided = decided by people
    .declared = certified by the applicant
    .not_declared = not certified by the applicant
    .parts = by the conditions it is made of

VerificationState = State of the verification
    .unverified = not verified
    .pending = in progress
    .verified = verified
    .rejected = rejected

VoteEffect = Effect of the vote
    .own_prize = prize of its own
    .share_of_score = share of the score
    .gate = selection by the vote alone
    .advisory = advice to the jury

VoteMeasure = Counting of the vote
    .votes = number of votes
    .marks = mean of the marks
    .relative_to_best = in proportion to the best
