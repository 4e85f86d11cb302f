package cn.fingertip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void areOfVersionSevenAndDiffer() {
        assertThat(Stream.generate(Ids::next).limit(10_000).distinct()).hasSize(10_000);
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void areReadBack() {
        UUID id = Ids.next();
        assertThat(Ids.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "../../etc", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"})
    void whatIsNoIdIsNotFound(String id) {
        assertThatThrownBy(() -> Ids.parse(id))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}
