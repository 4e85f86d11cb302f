package cn.fingertip.roster.programme;

import cn.fingertip.audit.AuditEvent;
import cn.fingertip.audit.AuditTrail;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Problem;
import cn.fingertip.kernel.http.PublicBody;
import cn.fingertip.kernel.http.PublicJson;
import cn.fingertip.roster.CatalogueRepository;
import cn.fingertip.roster.gate.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** The catalogue of subsidy programmes. */
@ApplicationScoped
class Programmes {
    private record Made(ProgrammeList list, PublicBody body) {}

    private final ProgrammeRepository programmes;
    private final CatalogueRepository catalogue;
    private final Gate gate;
    private final CurrentStaff staff;
    private final AuditTrail audit;
    private final Event<ProgrammeChanged> changed;
    private final PublicJson json;
    private volatile Made made;

    Programmes(
            ProgrammeRepository programmes,
            CatalogueRepository catalogue,
            Gate gate,
            CurrentStaff staff,
            AuditTrail audit,
            Event<ProgrammeChanged> changed,
            PublicJson json) {
        this.programmes = programmes;
        this.catalogue = catalogue;
        this.gate = gate;
        this.staff = staff;
        this.audit = audit;
        this.changed = changed;
        this.json = json;
    }

    /** @return the public list as bytes, made anew only where something changed */
    @Transactional
    public PublicBody list() {
        ProgrammeList list = new ProgrammeList(
                programmes.inOrder().stream().map(ProgrammeView::of).toList());
        Made current = made;
        if (current == null || !current.list().equals(list)) {
            current = new Made(list, json.body(list));
            made = current;
        }
        return current.body();
    }

    /**
     * Makes or changes a programme. What the public sees of its rosters changes at once, also of those published.
     *
     * @throws Problem 409 {@code programme-name-taken}
     */
    @Transactional
    public ProgrammeView put(String code, PutProgramme request) {
        // Programmes are the whole site's: only a grant on everything covers them.
        staff.require(Role.ADMIN, "");
        gate.require("name", request.name());
        gate.require("unit", request.unit());
        programmes.lockAll();
        if (programmes.nameTaken(request.name().strip(), code)) {
            throw Problem.conflict("programme-name-taken", "名称已被使用", "另一个补贴项目已使用这个名称,请换一个。");
        }
        Programme programme = programmes.findByIdOptional(code).orElseGet(() -> new Programme(code));
        request.applyTo(programme);
        programme.revision++;
        programmes.persistAndFlush(programme);
        catalogue.allChanged();
        changed.fire(new ProgrammeChanged(code));
        audit.record(AuditEvent.of("programme.changed", "programme:" + code).by(staff.actor()));
        return ProgrammeView.of(programme);
    }
}
