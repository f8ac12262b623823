# Refus et erreurs en français : ce que l’API dit aux personnes.
# Pour chaque code : un titre court, et un détail (ce qui s’est passé, ce que l’on peut faire). Ce qui compte quelque chose a une forme pour chaque catégorie de pluriel de la langue.
# Les messages field_* disent ce qui ne va pas dans un champ. Les variables sont les mêmes dans les trois langues.

malformed_json = JSON illisible
    .detail = Le corps de la requête n’est pas un document JSON valide. Corrigez-le, puis renvoyez la requête.

unknown_parameter = Paramètre inconnu
    .detail = Cette opération ne connaît pas le paramètre « { $parameter } ». Vérifiez son nom ou retirez-le.

duplicate_parameter = Paramètre répété
    .detail = Le paramètre « { $parameter } » figure plusieurs fois alors qu’une seule valeur est admise. Gardez la valeur voulue et retirez les autres.

invalid_parameter = Paramètre incorrect
    .detail = La valeur du paramètre « { $parameter } » n’est pas admise. Corrigez-la, puis renvoyez la requête.

invalid_header = En-tête incorrect
    .detail = L’en-tête « { $header } » manque, est répété ou en contredit un autre. Corrigez-le et renvoyez la requête.

headers_too_large = En-têtes trop volumineux
    .detail = Les en-têtes de la requête dépassent ensemble le maximum de { $limit ->
            [one] { $limit } octet
           *[other] { $limit } octets
        }. Envoyez-en moins, ou de plus courts.

invalid_cursor = Repère de page incorrect
    .detail = Ce repère de page n’appartient pas à cette liste ou à ces filtres. Reprenez la liste à la première page.

validation_failed = Champs à corriger
    .detail = Certains champs ne sont pas corrects ; la liste accompagne cette réponse. Corrigez-les, puis renvoyez votre demande.

body_too_large = Contenu trop volumineux
    .detail = Le contenu envoyé dépasse la taille maximale de { $limit ->
            [one] { $limit } octet
           *[other] { $limit } octets
        }. Réduisez-le, puis recommencez.

request_timeout = Envoi trop lent
    .detail = Votre requête n’est pas arrivée en entier à temps. Vérifiez votre connexion, puis recommencez.

unsupported_media_type = Type de contenu non pris en charge
    .detail = Cette opération ne lit pas ce type de contenu. Envoyez le format { $expected } et indiquez-le dans l’en-tête Content-Type.

not_acceptable = Format de réponse indisponible
    .detail = Aucun des formats que vous acceptez n’est proposé ici. Modifiez l’en-tête Accept, puis recommencez.

method_not_allowed = Méthode non admise
    .detail = Cette adresse existe, mais pas pour cette méthode. Méthodes admises : { $allow }.

not_found = Introuvable
    .detail = Cet élément n’existe pas, ou vous n’y avez pas accès. Vérifiez l’adresse et le compte que vous utilisez.

authentication_required = Connexion nécessaire
    .detail = Il faut une connexion à votre compte pour voir ce contenu ou faire cette action. Connectez-vous, puis recommencez.

invalid_token = Session non valable
    .detail = Votre jeton d’accès n’est pas reconnu ou n’est plus valable. Veuillez vous reconnecter.

token_expired = Session expirée
    .detail = Votre jeton d’accès a expiré. Renouvelez-le avec votre jeton de renouvellement, ou reconnectez-vous.

token_reused = Session fermée par sécurité
    .detail = Un jeton de renouvellement déjà utilisé a été présenté une seconde fois ; par prudence, cette session a été fermée. Reconnectez-vous, et changez votre mot de passe si vous avez un doute.

invalid_credentials = Identifiants incorrects
    .detail = L’adresse e-mail ou le mot de passe est incorrect. Vérifiez votre saisie, ou choisissez un nouveau mot de passe si vous avez oublié le vôtre.

account_disabled = Compte désactivé
    .detail = Ce compte est désactivé et ne permet plus de se connecter. Si vous pensez qu’il s’agit d’une erreur, écrivez à l’équipe Tahaddi.

email_not_verified = Adresse e-mail à confirmer
    .detail = Votre adresse e-mail n’est pas encore confirmée. Suivez le lien que nous vous avons envoyé, ou demandez-en un nouveau.

forbidden = Action non autorisée
    .detail = Vos droits ne permettent pas cette action. Si vous en avez besoin, adressez-vous à un responsable de votre organisation ou à l’équipe Tahaddi.

link_expired = Lien expiré
    .detail = Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.

idempotency_key_required = Clé d’idempotence manquante
    .detail = Cette opération demande l’en-tête Idempotency-Key, qui évite qu’un second envoi ait un second effet. Ajoutez une clé unique, par exemple un UUID.

idempotency_key_invalid = Clé d’idempotence incorrecte
    .detail = L’en-tête Idempotency-Key doit compter de 8 à 200 caractères ASCII visibles, sans espace ni guillemet. Utilisez par exemple un UUID.

idempotency_key_mismatch = Clé d’idempotence déjà utilisée
    .detail = Cette clé a déjà servi à une requête différente. Choisissez une nouvelle clé pour cette requête.

precondition_required = Version à préciser
    .detail = Cette opération demande l’en-tête If-Match, pour ne pas écraser le travail d’une autre personne. Indiquez-y l’ETag reçu à la lecture de l’élément.

precondition_failed = Version dépassée
    .detail = Votre demande ne porte pas sur la version actuelle de cet élément (version { $current_version }). Rechargez-le, vérifiez vos modifications, puis recommencez.

quota_exceeded = Trop de requêtes
    .detail = Vous avez envoyé trop de requêtes en peu de temps. Vous pourrez réessayer dans { $retry_after ->
            [one] { $retry_after } seconde
           *[other] { $retry_after } secondes
        }.

auth_busy = Connexions très demandées
    .detail = De nombreuses personnes se connectent en ce moment. Patientez quelques secondes, puis réessayez.

invalid_state = Étape impossible dans l’état actuel
    .detail = L’état actuel (« { $current_state } ») ne permet pas cette étape. Rechargez l’élément pour voir ce qui est possible.

already_exists = Élément déjà existant
    .detail = Un élément avec ce nom ou cette clé existe déjà. Utilisez-le, ou choisissez un autre nom.

challenge_not_open = Appel non ouvert
    .detail = Cet appel ne reçoit pas de candidatures en ce moment. Consultez son calendrier pour connaître les dates d’ouverture.

deadline_passed = Date limite dépassée
    .detail = La date limite était le { $deadline } (UTC), et notre horloge indique { $server_time }. Votre demande ne peut plus être prise en compte, sauf si l’organisateur accorde une prorogation.

challenge_incomplete = Appel incomplet
    .detail = L’appel n’est pas encore assez complet pour cette étape ; la liste de ce qui manque accompagne cette réponse. Complétez-le, puis recommencez.

own_approval = Approbation par un tiers nécessaire
    .detail = L’organisation à laquelle appartient l’appel ne peut pas l’approuver elle-même. Un opérateur extérieur à cette organisation doit s’en charger.

organisation_not_verified = Organisation non vérifiée
    .detail = L’organisation n’est pas encore vérifiée, ou sa vérification a expiré. Envoyez les justificatifs demandés ; vous pourrez continuer dès qu’ils seront acceptés.

application_already_exists = Dossier déjà existant
    .detail = Votre startup a déjà autant de dossiers de candidature que cet appel, ou ce volet, en admet d’une même startup : { $used } sur { $quota }. Retrouvez-les dans votre espace plutôt que d’en créer un autre.

application_incomplete = Dossier incomplet
    .detail = Votre dossier n’est pas encore complet ; la liste de ce qui manque accompagne cette réponse. Complétez-le, puis déposez-le avant la date limite.

not_eligible = Conditions d’éligibilité non remplies
    .detail = Votre dossier ne remplit pas une condition de l’appel ; chaque règle concernée accompagne cette réponse.

access_code_required = Code d’accès nécessaire
    .detail = Pour déposer ici, il faut un code d’accès remis par l’organisateur. Saisissez-le au moment du dépôt, ou demandez-en un à l’organisateur.

access_code_invalid = Code d’accès non valable
    .detail = Ce code d’accès n’est pas valable pour ce dossier. Vérifiez sa saisie, et qu’il est bien destiné à cet appel et à votre startup.

access_code_expired = Code d’accès expiré
    .detail = Ce code d’accès n’est plus valable depuis le { $expired_at } (UTC). Demandez-en un autre à l’organisateur.

access_code_used_up = Code d’accès épuisé
    .detail = Ce code d’accès a été utilisé autant de fois qu’il peut l’être. Demandez-en un autre à l’organisateur.

terms_not_accepted = Conditions à accepter
    .detail = Ce dépôt demande que vous acceptiez d’abord, dans leur version actuelle, les textes indiqués avec cette réponse.

file_empty = Fichier vide
    .detail = Ce fichier ne contient aucun octet. Vérifiez-le, puis renvoyez-le.

file_too_large = Fichier trop volumineux
    .detail = Ce fichier dépasse { $limit ->
            [one] { $limit } octet
           *[other] { $limit } octets
        }, la taille admise ici. Réduisez-le, puis renvoyez-le.

file_type_not_allowed = Type de fichier non admis
    .detail = Les fichiers de ce type ({ $found }) ne sont pas admis ici. Choisissez un autre format.

file_type_mismatch = Contenu différent du type annoncé
    .detail = Ce fichier est annoncé comme { $declared }, mais son contenu est de type { $found }. Corrigez son nom ou enregistrez-le de nouveau.

file_unsafe = Fichier refusé par précaution
    .detail = Ce fichier est endommagé, chiffré, contient des programmes ou ne peut être ouvert sans risque ({ $reason }). Enregistrez-le de nouveau dans un format simple, puis renvoyez-le.

file_infected = Fichier infecté
    .detail = L’analyse a trouvé un programme malveillant dans ce fichier ; il n’a pas été conservé.

file_quota_exceeded = Trop de fichiers
    .detail = Il y a déjà ici autant de fichiers que possible. Retirez-en un, puis recommencez.

file_not_available = Fichier non disponible
    .detail = Ce fichier n’a pas encore été contrôlé, sa copie est en préparation, ou il a été mis en quarantaine. Réessayez plus tard.

file_in_use = Fichier utilisé
    .detail = Ce fichier figure dans l’appel, ou y figurait depuis sa publication ; il est donc conservé. Retirez-le d’abord du document.

application_not_editable = Dossier non modifiable
    .detail = Ce dossier de candidature ne peut plus être modifié. Vous pouvez toujours le consulter.

conflict_of_interest = Conflit d’intérêts
    .detail = Un conflit d’intérêts empêche cette personne d’intervenir sur cette candidature. Le dossier doit être confié à quelqu’un d’autre.

scoring_not_open = Notation non ouverte
    .detail = La notation n’est pas ouverte en ce moment. Consultez les dates de la phase d’évaluation.

panel_open = Évaluation en cours
    .detail = Le jury n’a pas terminé : aucune note n’est montrée avant la clôture de l’évaluation. Revenez une fois celle-ci close.

coverage_incomplete = Évaluations manquantes
    .detail = Des candidatures n’ont pas encore assez de fiches d’évaluation complètes ; leur liste accompagne cette réponse. Attendez ces fiches, ou confiez ces dossiers à d’autres membres du jury.

sheet_incomplete = Fiche d’évaluation incomplète
    .detail = Il manque à la fiche des notes ou des commentaires obligatoires ; la liste accompagne cette réponse. Complétez-la, puis validez-la à nouveau.

panel_locked = Évaluation close
    .detail = L’évaluation est close : les notes ne changent plus, et les dossiers évalués ne peuvent plus être retirés. En cas d’erreur, adressez-vous à l’organisateur de l’appel.

plan_outdated = Plan dépassé
    .detail = Le jury, les conflits d’intérêts, les candidatures ou les affectations ont changé depuis ce plan ; les changements sont indiqués avec cette réponse. Établissez un nouveau plan.

seats_exceeded = Trop de candidatures retenues
    .detail = Vous avez retenu { $selected ->
            [one] { $selected } candidature
           *[other] { $selected } candidatures
        } pour { $seats ->
            [one] { $seats } place
           *[other] { $seats } places
        }. Réduisez la sélection, puis recommencez.

tie_at_last_seat = Ex æquo à la dernière place
    .detail = Des candidatures sont ex æquo à la dernière place, et seules certaines sont retenues. Indiquez le motif qui les départage.

no_decision = Aucune décision
    .detail = Aucune décision n’a encore été enregistrée pour cette phase. Elle doit l’être avant que le résultat soit communiqué.

same_approver = Seconde personne nécessaire
    .detail = La personne qui a pris la décision ne peut pas en communiquer elle-même le résultat. Demandez à une autre personne habilitée de le faire.

already_released = Résultat déjà communiqué
    .detail = Le résultat a déjà été communiqué aux candidats. Il ne peut plus être modifié.

results_not_published = Résultats non publiés
    .detail = Les résultats de cet appel ne sont pas encore publics. Revenez après leur publication.

appeal_not_possible = Recours impossible
    .detail = Ce résultat ne peut pas faire l’objet d’un recours : ce n’est pas un refus, ou le règlement de l’appel n’en prévoit pas.

not_independent = Personne non indépendante
    .detail = La personne qui a noté le dossier, ou qui en a décidé ou communiqué le résultat, ne statue pas sur le recours. Confiez-le à quelqu’un d’autre.

thread_full = Fil de messages complet
    .detail = Ce fil contient déjà autant de messages qu’il peut en contenir. Convenez d’un autre moyen d’échanger.

already_on_panel = Déjà membre du jury
    .detail = Cette personne a déjà été invitée au jury de cet appel ou en fait déjà partie. Il n’est pas nécessaire de l’inviter à nouveau.

last_owner = Dernier responsable
    .detail = Le dernier responsable d’une organisation, comme le dernier opérateur de la plateforme, ne peut pas être retiré. Désignez d’abord une autre personne.

storage_full = Espace de stockage épuisé
    .detail = Le serveur n’a plus de place, et votre demande n’a pas été enregistrée. Réessayez plus tard ; si cela persiste, prévenez l’équipe Tahaddi.

dependency_unavailable = Service momentanément indisponible
    .detail = Le serveur est surchargé, ou un service dont il dépend ne répond pas. Patientez un instant, puis renvoyez la même requête.

internal_error = Erreur de notre part
    .detail = Une erreur s’est produite de notre côté, et nous vous prions de nous en excuser. Réessayez ; si elle se répète, transmettez à l’équipe Tahaddi le numéro de la requête (request_id).

# Champs

field_required = Ce champ est obligatoire.

field_too_short = Ce contenu est trop court : il faut au moins { $min ->
        [one] { $min } caractère
       *[other] { $min } caractères
    }.

field_too_long = Ce contenu est trop long : au plus { $unit ->
        [words] { $max ->
            [one] { $max } mot
           *[other] { $max } mots
        }
        [items] { $max ->
            [one] { $max } élément
           *[other] { $max } éléments
        }
        [pages] { $max ->
            [one] { $max } page
           *[other] { $max } pages
        }
       *[characters] { $max ->
            [one] { $max } caractère
           *[other] { $max } caractères
        }
    }.

field_out_of_range = Cette valeur est en dehors des limites admises.

field_off_step = Cette valeur ne correspond pas aux pas de l’échelle.

field_too_precise = Cette valeur a trop de décimales.

field_wrong_type = Cette valeur n’est pas du type attendu.

field_invalid_format = Cette valeur n’a pas la forme attendue.

field_not_allowed = Cette valeur n’est pas admise ici.

field_unknown_reference = L’élément indiqué n’existe pas.

field_duplicate = Cette valeur figure plus d’une fois.

field_unknown_field = Ce champ est inconnu, ou seul le serveur peut le remplir.

field_wrong_order = L’ordre n’est pas bon : la fin vient après le début, le maximum dépasse le minimum, et une date limite est à venir.

field_overlap = Cette période en chevauche une autre qui l’exclut : deux phases exclusives d’un même volet ne peuvent pas se chevaucher.

field_weights_invalid = La somme des pondérations ou des parts n’est pas bonne : elle dépasse zéro, égale le total annoncé et, pour des parts, ne dépasse pas 100 %.

field_too_common = Ce mot de passe est trop courant ou trop proche de vos informations ; choisissez-en un autre.

field_frozen = Ceci ne peut plus être modifié. Une date limite publiée ne peut être que repoussée, par une prorogation enregistrée.

field_sheet_missing = Il manque une fiche d’évaluation complète d’un membre du jury sans conflit d’intérêts.

field_appeared = Cet élément est apparu depuis.

field_vanished = Cet élément n’est plus là.

field_stale = Cet élément a été modifié ailleurs depuis sa lecture : téléchargez-le de nouveau.

field_formula_not_read = Une formule n’est pas lue : mettez sa valeur à sa place.

applications_sealed = Candidatures sous scellés
    .detail = Les candidatures restent confidentielles jusqu'à la date limite ; d'ici là, seul leur nombre est communiqué.

origin_not_allowed = Origine non autorisée
    .detail = Les applications web de cette origine ne peuvent pas appeler l'API ainsi. L'opérateur du serveur tient la liste des origines autorisées.
