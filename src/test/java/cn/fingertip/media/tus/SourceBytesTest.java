package cn.fingertip.media.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.kernel.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourceBytesTest {
    @Inject
    SourceBytes bytes;

    @Inject
    UploadRoom room;

    @Test
    void oneSourceCannotSendAllBytes() {
        String source = "127.77.4.1";
        long most = room.share();
        Chunk rest = chunk(most - 10);
        assertThat(bytes.counted(source, rest, chunk -> chunk.announced())).isEqualTo(most - 10);
        Chunk more = chunk(11);
        assertThatThrownBy(() -> bytes.counted(source, more, chunk -> chunk.announced()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.code()).isEqualTo("too-often");
                });
        // What was refused, or never arrived, is not counted.
        assertThat(bytes.counted(source, chunk(10), chunk -> 3)).isEqualTo(3);
        assertThat(bytes.counted(source, chunk(7), chunk -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> bytes.counted(source, chunk(1), chunk -> 1)).isInstanceOf(Problem.class);
        assertThat(bytes.counted("127.77.4.2", chunk(1), chunk -> 1)).isEqualTo(1);
    }

    private static Chunk chunk(long announced) {
        return new Chunk(0, announced, null, null, InputStream.nullInputStream());
    }
}
