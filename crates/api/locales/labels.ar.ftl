# أسماء تعدادات الواجهة وقيمها بالعربية: GET /v1/labels.
# تحمل كل رسالة اسم المخطط في وثيقة OpenAPI، وخصائصها هي القيم. الترتيب هو ترتيب الملف الفرنسي.
# لا خصائص لـ Code: تحمل قيمه عناوين problems.ar.ftl.

ApplicationState = حالة ملف الترشيح
    .draft = مسودة
    .submitted = مودع
    .withdrawn = مسحوب

AssignmentState = حالة الإسناد
    .assigned = قيد التقييم
    .completed = تم التقييم
    .recused = تنحّى عنه المقيّم
    .declined = اعتذر عنه المقيّم
    .unassigned = سُحب من المقيّم

ChallengeState = حالة التحدي
    .draft = مسودة
    .submitted = في انتظار الموافقة
    .changes_requested = مطلوب تعديله
    .approved = تمت الموافقة عليه
    .published = منشور
    .archived = مؤرشف
    .cancelled = ملغى

ChallengeStatus = وضعية التحدي
    .upcoming = قادم
    .open = مفتوح
    .closed = مغلق
    .cancelled = ملغى
    .archived = مؤرشف

Code = سبب الرفض

FieldCode = ما هو غير صحيح في الخانة
    .required = إلزامية
    .too_short = قصيرة جدا
    .too_long = طويلة جدا
    .out_of_range = خارج الحدود
    .off_step = خارج سلم التنقيط
    .too_precise = أرقام عشرية كثيرة
    .wrong_type = نوع غير متوقع
    .invalid_format = صيغة غير صحيحة
    .not_allowed = غير مقبولة
    .unknown_reference = مرجع غير معروف
    .duplicate = مكررة
    .unknown_field = خانة غير معروفة
    .wrong_order = ترتيب غير صحيح
    .weights_invalid = ترجيحات بلا مجموع
    .too_common = كلمة سر شائعة
    .frozen = آخر أجل منشور من قبل
    .sheet_missing = بطاقة تقييم ناقصة

ConflictKind = طبيعة تضارب المصالح
    .own_organisation = عضو في المقاولة الناشئة
    .same_mail_domain = بريد إلكتروني للمقاولة الناشئة
    .employment = علاقة شغل
    .investor = مستثمر
    .mentor = مرشد
    .personal = قرابة أو صداقة
    .competitor = منافس
    .other = سبب آخر

ConflictSource = مصدر تضارب المصالح
    .detected = كشفه النظام
    .juror = صرح به عضو لجنة التحكيم
    .applicant = صرح به المترشح
    .organiser = سجلته الجهة المنظمة

InvitationKind = موضوع الدعوة
    .operator = الانضمام إلى مسيري المنصة
    .member = الانضمام إلى جهة
    .juror = الانضمام إلى لجنة تحكيم

JurorRole = الدور في لجنة التحكيم
    .juror = عضو لجنة التحكيم
    .chair = رئيس اللجنة

JurorState = وضعية عضو لجنة التحكيم
    .invited = مدعو
    .accepted = عضو
    .declined = اعتذر
    .removed = أُعفي

Language = اللغة
    .fr = الفرنسية
    .ar = العربية
    .en = الإنجليزية

MemberRole = الدور في الجهة
    .owner = مسؤول
    .editor = محرر
    .viewer = مطّلع

OperatorRole = دور المسيّر
    .admin = مدير
    .support = دعم (اطلاع فقط)

OrganisationKind = طبيعة الجهة
    .partner = شريك
    .startup = مقاولة ناشئة
    .operator = الجهة المسيّرة
    .support = هيئة مواكبة

Outcome = النتيجة
    .selected = مقبول
    .reserve = في لائحة الانتظار
    .refused = غير مقبول

PhaseKind = طبيعة المرحلة
    .information = إعلام
    .application = الترشيحات
    .review = التقييم
    .award = تسليم الجوائز
    .pilot = مشروع تجريبي

QuestionKind = طبيعة السؤال
    .short_text = نص قصير
    .long_text = نص طويل
    .number = عدد
    .url = عنوان ويب
    .boolean = نعم أو لا
    .choice = اختيار

ReviewState = حالة مرحلة التقييم
    .planned = مبرمجة
    .scoring = التنقيط جار
    .locked = مغلقة
    .decided = تم اتخاذ القرار
    .released = تم تبليغ النتيجة

VerificationState = حالة التحقق
    .unverified = لم يتم التحقق
    .pending = قيد التحقق
    .verified = تم التحقق
    .rejected = مرفوض

AllowedAction = ما يمكن القيام به
    .apply = الترشح
    .approve = الموافقة
    .cancel = الإلغاء
    .complete = تأكيد البطاقة
    .decide = اتخاذ القرار
    .decide_verification = البت في التحقق
    .decline = الاعتذار
    .delete = الحذف
    .edit = التعديل
    .lock = إغلاق التقييم
    .manage_members = تدبير الأعضاء
    .publish = النشر
    .recuse = التنحي
    .release = تبليغ النتيجة
    .remove = الإعفاء
    .request_approval = طلب الموافقة
    .request_changes = طلب تعديلات
    .request_verification = طلب التحقق
    .submit = الإيداع
    .transfer_ownership = نقل المسؤولية
    .withdraw = السحب
    .write_sheet = التنقيط
