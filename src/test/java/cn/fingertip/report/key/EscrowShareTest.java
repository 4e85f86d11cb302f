package cn.fingertip.report.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import cn.fingertip.kernel.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscrowShareTest {
    @TempDir
    Path folder;

    @Test
    void twoSharesAreTheKeyAndOneIsNothing() {
        KeyPair pair = KeyPairs.next();
        List<EscrowShare> shares = EscrowShare.split(pair);
        assertThat(EscrowShare.join(shares.getFirst(), shares.getLast()).privateKey())
                .isEqualTo(pair.privateKey());
        assertThat(EscrowShare.split(pair).getLast().bits())
                .as("another pair of shares of the same key")
                .isNotEqualTo(shares.getLast().bits());
        for (EscrowShare share : shares) {
            assertThat(KeyPairs.of(share.bits()).publicKey()).isNotEqualTo(pair.publicKey());
            assertThat(EscrowShare.join(share, share).publicKey()).isNotEqualTo(pair.publicKey());
        }
    }

    @Property(tries = 100)
    void aSlipOfThePenIsFoundOut(@ForAll @IntRange(max = 56) int place) {
        EscrowShare share = EscrowShare.split(KeyPairs.next()).getLast();
        String text = share.text().replace("-", "");
        assertThat(EscrowShare.read(" " + share.text().toLowerCase(Locale.ROOT) + "\n")
                        .bits())
                .isEqualTo(share.bits());
        char other = place == 0 ? '1' : text.charAt(place) == 'A' ? 'B' : 'A';
        String slipped = text.substring(0, place) + other + text.substring(place + 1);
        assertThatThrownBy(() -> EscrowShare.read(slipped)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> EscrowShare.read(text.substring(1))).isInstanceOf(Problem.class);
    }

    @Test
    void theCommandWritesTwoFilesAndOverwritesNone() throws IOException {
        String publicKey = MakeEscrowKey.make(folder);
        EscrowShare one = EscrowShare.read(Files.readString(folder.resolve("escrow-share-1.txt")));
        EscrowShare two = EscrowShare.read(Files.readString(folder.resolve("escrow-share-2.txt")));
        assertThat(EscrowShare.join(one, two).publicKey())
                .isEqualTo(Base64.getDecoder().decode(publicKey));
        assertThatThrownBy(() -> MakeEscrowKey.make(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
