# Messages en français. Chaque message a un objet (subject) et un texte (body) ; un lien est seul sur sa ligne.

-signature =
    Bien cordialement,
    L’équipe Tahaddi

    Ce message est envoyé automatiquement ; merci de ne pas y répondre.

verify_email =
    .subject = Confirmez votre adresse e-mail
    .body =
        Bonjour,

        Bienvenue sur Tahaddi. Pour activer votre compte, confirmez que cette adresse est bien la vôtre :

        { $link }

        Ce lien est valable { $hours ->
            [one] une heure
           *[other] { $hours } heures
        } et ne sert qu’une fois. Si vous n’avez pas demandé à créer de compte, ignorez ce message : rien ne sera fait.

        { -signature }

already_registered =
    .subject = Vous avez déjà un compte Tahaddi
    .body =
        Bonjour,

        Une inscription vient d’être demandée avec cette adresse, qui est déjà celle d’un compte Tahaddi. Aucun nouveau compte n’a été créé et rien n’a changé dans le vôtre.

        Si c’était vous, connectez-vous, ou choisissez un nouveau mot de passe si vous avez oublié le vôtre :

        { $link }

        Si ce n’était pas vous, vous n’avez rien à faire.

        { -signature }

reset_password =
    .subject = Choisissez un nouveau mot de passe
    .body =
        Bonjour,

        Un nouveau mot de passe a été demandé pour votre compte. Pour le choisir, suivez ce lien :

        { $link }

        Il est valable { $hours ->
            [one] une heure
           *[other] { $hours } heures
        } et ne sert qu’une fois. Si vous n’êtes pas à l’origine de cette demande, ignorez ce message : votre mot de passe actuel reste valable.

        { -signature }

session_family_revoked =
    .subject = Sécurité : une de vos sessions a été fermée
    .body =
        Bonjour,

        Le { $at }, nous avons fermé une de vos sessions : une clé de connexion déjà utilisée a été présentée une seconde fois. C’est parfois un simple incident de réseau, mais cela peut aussi vouloir dire que quelqu’un l’a copiée.

        Par prudence, reconnectez-vous, vérifiez vos sessions ouvertes et changez votre mot de passe si quelque chose vous surprend :

        { $link }

        { -signature }

erasure_requested =
    .subject = Demande d’effacement de votre compte
    .body =
        Bonjour,

        L’effacement de votre compte Tahaddi et de vos données personnelles a été demandé. Il aura lieu le { $at }.

        Si vous changez d’avis, ou si cette demande ne vient pas de vous, connectez-vous avant cette date et annulez-la :

        { $link }

        { -signature }

invitation_operator =
    .subject = Invitation à rejoindre l’équipe des opérateurs de Tahaddi
    .body =
        Bonjour,

        Vous êtes invité(e) à rejoindre les opérateurs de Tahaddi { $role ->
            [admin] en qualité d’administrateur
           *[support] en qualité d’assistant, avec un accès en lecture
        }. Pour accepter :

        { $link }

        Ce lien vous est personnel, ne sert qu’une fois et reste valable { $days ->
            [one] un jour
           *[other] { $days } jours
        }.

        { -signature }

invitation_member =
    .subject = { $organisation } vous invite sur Tahaddi
    .body =
        Bonjour,

        { $organisation } vous invite à rejoindre son espace sur Tahaddi { $role ->
            [owner] en qualité de responsable
            [editor] en qualité de rédacteur
           *[viewer] en qualité de lecteur
        }. Pour accepter :

        { $link }

        Ce lien vous est personnel, ne sert qu’une fois et reste valable { $days ->
            [one] un jour
           *[other] { $days } jours
        }. Si vous ne connaissez pas cette organisation, ignorez ce message.

        { -signature }

invitation_juror =
    .subject = Invitation au jury : { $title }
    .body =
        Bonjour,

        { $organiser } serait heureux de vous compter parmi le jury de l’appel « { $title } » { $role ->
            [chair] en qualité de président(e)
           *[juror] en qualité de membre
        }. Pour en savoir plus et donner votre réponse :

        { $link }

        Ce lien vous est personnel, ne sert qu’une fois et reste valable { $days ->
            [one] un jour
           *[other] { $days } jours
        }. Avant de lire les dossiers, il vous sera demandé de déclarer tout conflit d’intérêts.

        Merci pour le temps que vous voudrez bien y consacrer.

        { -signature }

invitation_team =
    .subject = Confirmez votre participation : { $title }
    .body =
        Bonjour,

        { $organisation } vous a inscrit(e) dans l’équipe de sa candidature à l’appel « { $title } » { $role ->
            [lead] en qualité de responsable
            [advisor] en qualité de conseil
           *[member] en qualité de membre
        }. Pour le confirmer :

        { $link }

        Ce lien vous est personnel, ne sert qu’une fois et reste valable { $days ->
            [one] un jour
           *[other] { $days } jours
        }. Si vous ne faites pas partie de cette équipe, ignorez ce message.

        { -signature }

invitation_declined =
    .subject = Votre invitation a été déclinée : { $destination }
    .body =
        Bonjour,

        { $person } a décliné votre invitation : « { $destination } ». Vous pouvez inviter quelqu’un d’autre, ou renouveler votre demande :

        { $link }

        { -signature }

organisation_verified =
    .subject = { $organisation } est vérifiée
    .body =
        Bonjour,

        Bonne nouvelle : les informations de { $organisation } ont été vérifiées. Votre organisation peut désormais prendre pleinement part aux appels :

        { $link }

        { -signature }

organisation_rejected =
    .subject = La vérification de { $organisation } n’a pas abouti
    .body =
        Bonjour,

        Nous n’avons pas pu vérifier { $organisation } en l’état. Voici pourquoi :

        { $reason }

        Vous pouvez corriger les informations et demander une nouvelle vérification :

        { $link }

        { -signature }

challenge_changes_requested =
    .subject = Modifications demandées : { $title }
    .body =
        Bonjour,

        Merci d’avoir soumis l’appel « { $title } ». Avant de l’approuver, nous vous demandons quelques modifications :

        { $reason }

        Vous pouvez le reprendre ici, puis le soumettre à nouveau :

        { $link }

        { -signature }

challenge_approved =
    .subject = Appel approuvé : { $title }
    .body =
        Bonjour,

        L’appel « { $title } » est approuvé. Il vous reste à le publier, quand vous le souhaitez ; toute modification demanderait une nouvelle approbation.

        { $link }

        { -signature }

challenge_published =
    .subject = Appel publié : { $title }
    .body =
        Bonjour,

        L’appel « { $title } » est publié et visible de tous :

        { $link }

        { -signature }

application_submitted =
    .subject = Dossier bien reçu : { $title }
    .body =
        Bonjour,

        Votre dossier de candidature à l’appel « { $title } » a bien été reçu.

        Déposé le : { $submitted_at }
        Référence : { $reference }

        Conservez ce message. Vous retrouvez votre dossier et son accusé de réception ici :

        { $link }

        Merci de votre confiance, et bonne chance.

        { -signature }

application_extended =
    .subject = Délai supplémentaire : { $title }
    .body =
        Bonjour,

        Votre dossier pour « { $title } » peut être complété et déposé jusqu’au { $deadline }. Le motif :

        { $reason }

        Ce délai ne vaut que pour votre dossier :

        { $link }

application_reopened =
    .subject = Votre dossier peut être corrigé : { $title }
    .body =
        Bonjour,

        Votre dossier pour « { $title } » est rouvert jusqu’au { $deadline } pour une correction. Le motif :

        { $reason }

        Ce que vous avez déposé reste valable tant que vous ne déposez pas la correction :

        { $link }

application_withdrawn =
    .subject = Dossier retiré : { $title }
    .body =
        Bonjour,

        Votre dossier { $reference } a été retiré de l’appel « { $title } », comme cela a été demandé. Il ne sera pas examiné.

        Le détail se trouve ici :

        { $link }

        { -signature }

file_hidden =
    .subject = Un fichier ne sera pas montré au jury : { $title }
    .body =
        Bonjour,

        Le jury de l’appel « { $title } » évalue les dossiers sans savoir de qui ils viennent. Un fichier de votre dossier ne peut pas être débarrassé de ce qu’il dit de ses auteurs : il ne sera pas montré au jury. Tant que le dossier peut changer, vous pouvez le remplacer, par exemple par un PDF.

        Le détail se trouve ici :

        { $link }

        { -signature }

juror_removed =
    .subject = Votre participation au jury : { $title }
    .body =
        Bonjour,

        Vous ne faites plus partie du jury de l’appel « { $title } », et vous n’avez plus accès à ses dossiers. Ce que vous avez pu en lire reste confidentiel.

        Merci du temps que vous y avez consacré.

        { -signature }

eligibility_announced =
    .subject = Recevabilité de votre candidature : { $title }
    .body =
        Bonjour,

        La recevabilité de votre candidature à l’appel « { $title } » a été examinée. Connectez-vous pour consulter la décision :

        { $link }

        { -signature }

sheet_reopened =
    .subject = Une fiche de notation vous est rendue : { $title }
    .body =
        Bonjour,

        Une fiche que vous aviez remise pour l’appel « { $title } » vous est rendue. Elle ne compte plus tant que vous ne l’avez pas remise à nouveau ; ce que vous y avez écrit est conservé. Le motif s’affiche avec le dossier :

        { $link }

        { -signature }

sheets_open =
    .subject = Des fiches de notation vous attendent : { $title }
    .body =
        Bonjour,

        Il vous reste des fiches à remettre pour l’appel « { $title } ». Leur nombre : { $count }.

        Vos dossiers se trouvent ici :

        { $link }

        { -signature }

sheets_due =
    .subject = Des fiches de notation à remettre bientôt : { $title }
    .body =
        Bonjour,

        Il vous reste des fiches à remettre pour l’appel « { $title } » avant le { $deadline }. Leur nombre : { $count }.

        Vos dossiers se trouvent ici :

        { $link }

        { -signature }

outcome_released =
    .subject = Le résultat est disponible : { $title }
    .body =
        Bonjour,

        Le résultat de l’appel « { $title } » est disponible. Connectez-vous pour le consulter :

        { $link }

        Merci d’avoir participé.

        { -signature }

outcome_corrected =
    .subject = Correction d’un résultat : { $title }
    .body =
        Bonjour,

        La décision publiée de l’appel « { $title } » a été corrigée, et ce qui concerne votre candidature a changé. Connectez-vous pour le consulter, avec le motif :

        { $link }

        { -signature }

challenge_cancelled =
    .subject = Appel annulé : { $title }
    .body =
        Bonjour,

        Nous sommes au regret de vous informer que l’appel « { $title } » est annulé, pour la raison suivante :

        { $reason }

        Le détail se trouve ici :

        { $link }

        { -signature }

challenge_extended =
    .subject = Nouvelle date limite : { $title }
    .body =
        Bonjour,

        Une date limite de « { $title } » est reportée au { $deadline }. Elle était fixée au { $previous }. Le motif :

        { $reason }

        Ce que vous avez déjà rédigé est conservé. Vous pouvez poursuivre ici :

        { $link }

inquiry_asked =
    .subject = Une question sur « { $title } »
    .body =
        Bonjour,

        Une question est posée sur « { $title } » :

        { $question }

        Vous pouvez y répondre ici, pour tous ou pour cette personne seulement :

        { $link }

inquiry_answered =
    .subject = Réponse à votre question sur « { $title } »
    .body =
        Bonjour,

        Votre question sur « { $title } » a reçu une réponse.

        Vous pouvez la lire ici :

        { $link }

results_published =
    .subject = Résultats publiés : { $title }
    .body =
        Bonjour,

        Les résultats de l’appel « { $title } », que vous suivez, sont publiés :

        { $link }

        { -signature }

saved_search_matched =
    .subject = Nouvel appel pour « { $name } » : { $title }
    .body =
        Bonjour,

        Un appel qui correspond à votre recherche « { $name } » vient d’être publié : { $title }

        { $link }

        Pour ne plus recevoir ces messages, modifiez ou supprimez cette recherche dans votre compte.

        { -signature }

message_received =
    .subject = Nouveau message : { $title }
    .body =
        Bonjour,

        Vous avez reçu un message privé à propos d’une candidature à « { $title } ». Il se lit ici :

        { $link }

        { -signature }

export_ready =
    .subject = Export prêt : { $title }
    .body =
        Bonjour,

        L’export demandé à propos de « { $title } » est prêt. Son fichier se lit ici jusqu’au { $until } :

        { $link }

        { -signature }

export_failed =
    .subject = Export impossible : { $title }
    .body =
        Bonjour,

        L’export demandé à propos de « { $title } » n’a pas pu être écrit. Le motif se lit ici, et il peut être redemandé :

        { $link }

        { -signature }

appeal_filed =
    .subject = Recours déposé : { $title }
    .body =
        Bonjour,

        Un recours est déposé contre un résultat de l’appel « { $title } ». Il se lit ici, par les personnes qu’il concerne :

        { $link }

        Une personne qui n’a ni noté, ni décidé, ni communiqué ce résultat statuera.

        { -signature }

appeal_decided =
    .subject = Décision sur un recours : { $title }
    .body =
        Bonjour,

        Il a été statué sur un recours contre un résultat de l’appel « { $title } ». La décision et son motif se lisent ici :

        { $link }

        { -signature }
