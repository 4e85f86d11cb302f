package cn.fingertip.roster.payment;

import cn.fingertip.identity.CurrentCitizen;
import cn.fingertip.identity.VerifiedPerson;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What the asker was paid, across years and programmes. */
@ApplicationScoped
class MyPayments {
    private final CurrentCitizen citizen;
    private final PaymentRepository payments;

    MyPayments(CurrentCitizen citizen, PaymentRepository payments) {
        this.citizen = citizen;
        this.payments = payments;
    }

    /** @throws Problem 401, or 403 {@code identity-required} where the asker has not proved who they are */
    @Transactional
    public PaymentPage list(Integer year, PageRequest page) {
        citizen.require();
        VerifiedPerson me = citizen.person()
                .orElseThrow(() -> Problem.forbidden("identity-required", "请先核验身份", "查看本人补贴前,请先在“我的”中填写姓名和身份证号核验身份。"));
        PaymentPlace before = page.cursor() == null ? null : PaymentPlace.of(page.cursor());
        CursorPage<PaymentView> found = CursorPage.of(
                payments.payments(me.idIndex(), year, before, page.limit() + 1), page.limit(), PaymentPlace::cursor);
        return new PaymentPage(
                found.items(), found.nextCursor(), before == null ? payments.totals(me.idIndex()) : null);
    }
}
