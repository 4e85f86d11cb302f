package peer;

import com.alibaba.excel.EasyExcel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class PeerController {
    private final LineService lines;
    private final SqlSessionFactory sessions;
    private final TransactionTemplate transactions;

    PeerController(LineService lines, SqlSessionFactory sessions, PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        this.lines = lines;
        this.sessions = sessions;
    }

    @GetMapping("/peer/rosters/{id}/lines")
    public LinePage lines(
            @PathVariable String id,
            @RequestParam int year,
            @RequestParam(required = false) String village,
            @RequestParam(required = false) String name,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "20") int limit) {
        return name == null
                ? lines.page(id, year, village, after, limit)
                : lines.load(id, year, village, name, after, limit);
    }

    /** One transaction, batches of 2,000 rows, the connection of the transaction. */
    @PostMapping("/peer/imports")
    public Map<String, Object> take(@RequestParam MultipartFile file) throws IOException {
        SqlSessionTemplate batch = new SqlSessionTemplate(sessions, ExecutorType.BATCH);
        RosterListener listener =
                new RosterListener(UUID.randomUUID().toString(), batch, lines.villages());
        try (InputStream in = file.getInputStream()) {
            transactions.executeWithoutResult(status -> EasyExcel.read(in, RosterRow.class, listener)
                    .headRowNumber(3)
                    .ignoreEmptyRow(true)
                    .sheet(0)
                    .doRead());
        }
        return Map.of("accepted", listener.accepted(), "rejected", listener.rejected(), "total", listener.total());
    }
}
