package cn.fingertip.roster.programme;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** By which law a programme is paid, to whom, how to apply, and whom to ask. */
@Entity
@Table(name = "programme_terms")
class ProgrammeTerms {
    @Id
    String programme;

    @Column(name = "law_basis")
    String lawBasis;

    String qualifies;

    @Column(name = "how_to_apply")
    String howToApply;

    String office;

    @Column(name = "office_phone")
    String officePhone;

    @Column(name = "supervision_phone")
    String supervisionPhone;

    @Column(name = "policy_title")
    String policyTitle;

    @Column(name = "policy_url")
    String policyUrl;

    @ElementCollection
    @CollectionTable(name = "programme_standard", joinColumns = @JoinColumn(name = "programme"))
    @OrderBy("year DESC")
    List<YearStandard> standards = new ArrayList<>();

    /** For Hibernate. */
    protected ProgrammeTerms() {}

    ProgrammeTerms(String programme) {
        this.programme = programme;
    }
}
