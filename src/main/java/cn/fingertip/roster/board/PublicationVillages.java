package cn.fingertip.roster.board;

import cn.fingertip.roster.event.RosterPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** From the moment of publication on it is known whose boards are still empty. */
@ApplicationScoped
class PublicationVillages {
    private final PublicationRepository publications;

    PublicationVillages(PublicationRepository publications) {
        this.publications = publications;
    }

    void published(@Observes RosterPublished event) {
        publications.addVillages(event.versionId());
    }
}
