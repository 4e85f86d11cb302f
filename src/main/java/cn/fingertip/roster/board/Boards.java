package cn.fingertip.roster.board;

import cn.fingertip.crypto.Sealer;
import cn.fingertip.identity.CurrentStaff;
import cn.fingertip.identity.Role;
import cn.fingertip.kernel.Cursor;
import cn.fingertip.kernel.CursorPage;
import cn.fingertip.kernel.PageRequest;
import cn.fingertip.kernel.Problem;
import cn.fingertip.media.UploadedFile;
import cn.fingertip.media.Uploads;
import cn.fingertip.roster.CodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What hangs on the boards of a publication's villages, as far as the asker may see. */
@ApplicationScoped
class Boards {
    private final Publications publications;
    private final PublicationRepository repository;
    private final BoardPostingRepository postings;
    private final Uploads uploads;
    private final Sealer sealer;
    private final CurrentStaff staff;

    Boards(
            Publications publications,
            PublicationRepository repository,
            BoardPostingRepository postings,
            Uploads uploads,
            Sealer sealer,
            CurrentStaff staff) {
        this.publications = publications;
        this.repository = repository;
        this.postings = postings;
        this.uploads = uploads;
        this.sealer = sealer;
        this.staff = staff;
    }

    /**
     * @param page of the villages
     * @throws Problem 404 outside one's grants
     */
    @Transactional
    public PublicationView view(UUID rosterId, PageRequest page) {
        Publication publication = publications.require(rosterId);
        String after =
                page.cursor() == null ? "" : Cursor.read(page.cursor(), 1).getFirst();
        CursorPage<Map.Entry<String, Integer>> villages = CursorPage.of(
                repository.villages(publication.versionId()).entrySet().stream()
                        .filter(village -> village.getKey().compareTo(after) > 0)
                        .filter(village -> sees(publication, village.getKey()))
                        .limit(page.limit() + 1L)
                        .toList(),
                page.limit(),
                village -> Cursor.of(village.getKey()));
        List<BoardPosting> filed = postings.of(
                publication.versionId(),
                villages.items().stream().map(Map.Entry::getKey).toList());
        Map<String, List<UploadedFile>> photos =
                uploads.of(filed.stream().map(BoardPosting::owner).toList(), sealer);
        return new PublicationView(
                publications.item(publication),
                publication.needed(),
                publication.sentOn() == null
                        ? null
                        : new PublicationView.Article(publication.article(), publication.sentOn()),
                villages.map(village -> village(village, filed, photos)).items(),
                villages.nextCursor());
    }

    private boolean sees(Publication publication, String village) {
        return publications.sees(publication.region()) || publications.sees(village) || staff.may(Role.CADRE, village);
    }

    private PublicationView.Village village(
            Map.Entry<String, Integer> village, List<BoardPosting> filed, Map<String, List<UploadedFile>> photos) {
        CodeName named = publications.named(village.getKey());
        return new PublicationView.Village(
                named,
                village.getValue(),
                filed.stream()
                        .filter(posting -> posting.village.equals(village.getKey()))
                        .map(posting -> PostingView.of(posting, named, photos.getOrDefault(posting.owner(), List.of())))
                        .toList());
    }
}
