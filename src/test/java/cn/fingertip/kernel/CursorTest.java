package cn.fingertip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

class CursorTest {
    @Property
    void keysComeBack(@ForAll @Size(min = 1, max = 4) List<@AlphaChars String> keys) {
        assertThat(Cursor.read(Cursor.of(keys.toArray()), keys.size())).isEqualTo(keys);
    }

    @Property
    void numbersComeBack(@ForAll long number) {
        assertThat(Cursor.number(Cursor.of(number))).isEqualTo(number);
    }

    @Property
    void whatIsNotOursIsABadRequestAndNeverAFault(@ForAll String anything) {
        try {
            Cursor.number(anything);
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("cursor-invalid");
        }
    }

    @Property
    void aCursorOfAnotherListIsRefused(@ForAll @AlphaChars String key) {
        assertThatThrownBy(() -> Cursor.read(Cursor.of(key, key), 1)).isInstanceOf(Problem.class);
    }
}
