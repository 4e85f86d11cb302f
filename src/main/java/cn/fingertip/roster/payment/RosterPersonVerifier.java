package cn.fingertip.roster.payment;

import cn.fingertip.crypto.BlindIndex;
import cn.fingertip.identity.PersonVerifier;
import cn.fingertip.kernel.NameFold;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Knows the people of imported rosters. A site with a real-name service gives a bean of its own in its place. */
@DefaultBean
@ApplicationScoped
class RosterPersonVerifier implements PersonVerifier {
    private final BlindIndex index;
    private final BeneficiaryRepository beneficiaries;

    RosterPersonVerifier(BlindIndex index, BeneficiaryRepository beneficiaries) {
        this.index = index;
        this.beneficiaries = beneficiaries;
    }

    /** A person nobody knows costs the same queries and comparisons as one who is known by another name. */
    @Override
    @Transactional
    public boolean verify(String name, String idNumber18) {
        byte[] wanted = digest(NameFold.fold(name));
        boolean match = false;
        for (String known : beneficiaries.foldedNames(index.of("id-number", idNumber18))) {
            match |= MessageDigest.isEqual(wanted, digest(known));
        }
        return match;
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
