# Messages in English. Each has a subject and a body; a link stands alone on its line.

-signature =
    Kind regards,
    The Tahaddi team

    This message was sent automatically; please do not reply to it.

verify_email =
    .subject = Confirm your e-mail address
    .body =
        Hello,

        Welcome to Tahaddi. To activate your account, please confirm that this address is yours:

        { $link }

        The link works once, within { $hours ->
            [one] one hour
           *[other] { $hours } hours
        }. If you did not ask for an account, ignore this message and nothing will happen.

        { -signature }

already_registered =
    .subject = You already have a Tahaddi account
    .body =
        Hello,

        Somebody has just tried to register with this address, which already belongs to a Tahaddi account. No new account was created, and nothing in yours has changed.

        If it was you, log in, or choose a new password if you have forgotten yours:

        { $link }

        If it was not you, there is nothing to do.

        { -signature }

reset_password =
    .subject = Choose a new password
    .body =
        Hello,

        A new password was requested for your account. To choose it, follow this link:

        { $link }

        The link works once, within { $hours ->
            [one] one hour
           *[other] { $hours } hours
        }. If you did not request it, ignore this message: your present password remains valid.

        { -signature }

session_family_revoked =
    .subject = Security: one of your sessions was ended
    .body =
        Hello,

        On { $at } we ended one of your sessions, because a log-in key that had already been used was presented again. Sometimes this is only a network fault, but it can also mean that somebody copied the key.

        To be safe, log in again, look at your open sessions, and change your password if anything surprises you:

        { $link }

        { -signature }

erasure_requested =
    .subject = Request to erase your account
    .body =
        Hello,

        Somebody asked for the erasure of your Tahaddi account and of your personal data. It will take place on { $at }.

        If you think better of it, or if it was not you who asked, log in before that date and cancel the request:

        { $link }

        { -signature }

invitation_operator =
    .subject = You are invited to join the Tahaddi operators
    .body =
        Hello,

        You are invited to join the operators of Tahaddi { $role ->
            [admin] as an administrator
           *[support] as a support agent, with read access
        }. To accept:

        { $link }

        The link is for you alone and works once, within { $days ->
            [one] one day
           *[other] { $days } days
        }.

        { -signature }

invitation_member =
    .subject = { $organisation } invites you to Tahaddi
    .body =
        Hello,

        { $organisation } invites you to join its space on Tahaddi { $role ->
            [owner] as an owner
            [editor] as an editor
           *[viewer] as a viewer
        }. To accept:

        { $link }

        The link is for you alone and works once, within { $days ->
            [one] one day
           *[other] { $days } days
        }. If you do not know this organisation, ignore this message.

        { -signature }

invitation_juror =
    .subject = Invitation to the jury: { $title }
    .body =
        Hello,

        { $organiser } would be glad to have you on the jury of “{ $title }” { $role ->
            [chair] as its chair
           *[juror] as a member
        }. To learn more and to give your answer:

        { $link }

        The link is for you alone and works once, within { $days ->
            [one] one day
           *[other] { $days } days
        }. Before you read any application, you will be asked to declare conflicts of interest.

        Thank you for the time you are willing to give.

        { -signature }

invitation_team =
    .subject = Confirm that you take part: { $title }
    .body =
        Hello,

        { $organisation } has named you in the team of its application to “{ $title }” { $role ->
            [lead] as the one who leads it
            [advisor] as an advisor
           *[member] as a member
        }. To confirm it:

        { $link }

        The link is for you alone and works once, within { $days ->
            [one] one day
           *[other] { $days } days
        }. If you are not in this team, ignore this message.

        { -signature }

invitation_declined =
    .subject = Your invitation was declined: { $destination }
    .body =
        Hello,

        { $person } has declined your invitation to “{ $destination }”. You can invite somebody else, or ask again:

        { $link }

        { -signature }

organisation_verified =
    .subject = { $organisation } is verified
    .body =
        Hello,

        Good news: the details of { $organisation } have been verified. Your organisation can now take full part in challenges:

        { $link }

        { -signature }

organisation_rejected =
    .subject = { $organisation } could not be verified
    .body =
        Hello,

        We could not verify { $organisation } as it stands. This is why:

        { $reason }

        You can correct the details and ask for verification again:

        { $link }

        { -signature }

challenge_changes_requested =
    .subject = Changes requested: { $title }
    .body =
        Hello,

        Thank you for submitting “{ $title }”. Before it can be approved, we ask you for some changes:

        { $reason }

        You can edit it here, and submit it again:

        { $link }

        { -signature }

challenge_approved =
    .subject = Challenge approved: { $title }
    .body =
        Hello,

        “{ $title }” is approved. You can publish it whenever you wish; any change to it would need a new approval.

        { $link }

        { -signature }

challenge_published =
    .subject = Challenge published: { $title }
    .body =
        Hello,

        “{ $title }” is published and open for everybody to see:

        { $link }

        { -signature }

application_submitted =
    .subject = Application received: { $title }
    .body =
        Hello,

        Your application to “{ $title }” has been received.

        Submitted: { $submitted_at }
        Reference: { $reference }

        Please keep this message. Your application and its receipt are here:

        { $link }

        Thank you for your trust, and good luck.

        { -signature }

application_extended =
    .subject = More time: { $title }
    .body =
        Hello,

        Your application to “{ $title }” can be completed and submitted until { $deadline }. The reason:

        { $reason }

        This holds for your application alone:

        { $link }

application_reopened =
    .subject = Your application can be corrected: { $title }
    .body =
        Hello,

        Your application to “{ $title }” is open again until { $deadline } for a correction. The reason:

        { $reason }

        What you submitted counts until you submit the correction:

        { $link }

application_withdrawn =
    .subject = Application withdrawn: { $title }
    .body =
        Hello,

        Your application { $reference } to “{ $title }” was withdrawn, as requested. It will not be reviewed.

        You can see the details here:

        { $link }

        { -signature }

file_hidden =
    .subject = A file will not be shown to the jury: { $title }
    .body =
        Hello,

        The jury of “{ $title }” reviews applications without knowing from whom they come. A file of your application cannot be cleaned of what it tells of its authors, so it will not be shown to the jury. As long as the application can change you can replace it, for example by a PDF.

        You can see the details here:

        { $link }

        { -signature }

juror_removed =
    .subject = Your place on the jury: { $title }
    .body =
        Hello,

        You are no longer on the jury of “{ $title }”, and you no longer have access to its applications. Whatever you have read of them remains confidential.

        Thank you for the time you gave.

        { -signature }

eligibility_announced =
    .subject = Eligibility of your application: { $title }
    .body =
        Hello,

        It was decided whether your application to “{ $title }” is eligible. Log in to see the decision:

        { $link }

        { -signature }

sheet_reopened =
    .subject = A score sheet is back with you: { $title }
    .body =
        Hello,

        A sheet that you had handed in for “{ $title }” was given back to you. It does not count until you hand it in again; what you wrote is kept. The reason stands with the application:

        { $link }

        { -signature }

sheets_open =
    .subject = Score sheets are waiting for you: { $title }
    .body =
        Hello,

        You still have sheets to hand in for “{ $title }”. How many: { $count }.

        Your applications are here:

        { $link }

        { -signature }

sheets_due =
    .subject = Score sheets to hand in soon: { $title }
    .body =
        Hello,

        You still have sheets to hand in for “{ $title }” before { $deadline }. How many: { $count }.

        Your applications are here:

        { $link }

        { -signature }

outcome_released =
    .subject = The outcome is available: { $title }
    .body =
        Hello,

        The outcome of “{ $title }” is available. Log in to see it:

        { $link }

        Thank you for taking part.

        { -signature }

outcome_corrected =
    .subject = Correction of an outcome: { $title }
    .body =
        Hello,

        The published decision on “{ $title }” was corrected, and what concerns your application has changed. Log in to see it, with the reason:

        { $link }

        { -signature }

challenge_cancelled =
    .subject = Challenge cancelled: { $title }
    .body =
        Hello,

        We are sorry to tell you that “{ $title }” has been cancelled, for this reason:

        { $reason }

        You can see the details here:

        { $link }

        { -signature }

challenge_extended =
    .subject = New deadline: { $title }
    .body =
        Hello,

        A deadline of “{ $title }” has moved to { $deadline }. It was { $previous }. The reason:

        { $reason }

        What you have written so far is kept. You can go on here:

        { $link }

inquiry_asked =
    .subject = A question about “{ $title }”
    .body =
        Hello,

        Somebody asks about “{ $title }”:

        { $question }

        You can answer here, for everybody or for this person alone:

        { $link }

inquiry_answered =
    .subject = Your question about “{ $title }” has been answered
    .body =
        Hello,

        Your question about “{ $title }” has been answered.

        You can read the answer here:

        { $link }

results_published =
    .subject = Results published: { $title }
    .body =
        Hello,

        The results of “{ $title }”, which you follow, have been published:

        { $link }

        { -signature }

saved_search_matched =
    .subject = A new challenge for “{ $name }”: { $title }
    .body =
        Hello,

        A challenge that your search “{ $name }” looks for has just been published: { $title }

        { $link }

        To stop these messages, change or delete the search in your account.

        { -signature }

message_received =
    .subject = New message: { $title }
    .body =
        Hello,

        You have received a private message about an application to “{ $title }”. You can read it here:

        { $link }

        { -signature }

export_ready =
    .subject = Export ready: { $title }
    .body =
        Hello,

        The export about “{ $title }” that you asked for is ready. Its file can be read here until { $until }:

        { $link }

        { -signature }

export_failed =
    .subject = Export failed: { $title }
    .body =
        Hello,

        The export about “{ $title }” that you asked for could not be written. You can see why, and ask for it again, here:

        { $link }

        { -signature }

appeal_filed =
    .subject = Appeal filed: { $title }
    .body =
        Hello,

        An appeal has been filed against an outcome of “{ $title }”. Those whom it concerns can read it here:

        { $link }

        Somebody who neither scored the application nor decided or released the outcome will decide about it.

        { -signature }

appeal_decided =
    .subject = Decision on an appeal: { $title }
    .body =
        Hello,

        An appeal against an outcome of “{ $title }” has been decided. You can read the decision and its reason here:

        { $link }

        { -signature }
