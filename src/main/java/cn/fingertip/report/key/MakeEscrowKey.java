package cn.fingertip.report.key;

import cn.fingertip.crypto.KeyPair;
import cn.fingertip.crypto.KeyPairs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;

/**
 * Makes an escrow key, apart from any server: {@code java -cp 'quarkus-app/app/*:quarkus-app/lib/main/*'
 * cn.fingertip.report.key.MakeEscrowKey <folder>}. The shares go to two new files, for two people; the private key itself
 * is kept nowhere.
 */
public final class MakeEscrowKey {
    private MakeEscrowKey() {}

    /**
     * @param arguments the folder for the shares; none is the current one
     * @throws IOException where a share's file is there already or cannot be written
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "." : arguments[0]);
        // In UTF-8 whatever the locale.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("FINGERTIP_ESCROW_PUBLIC_KEY=" + make(folder));
        out.println("两份托管密钥已写入 " + folder.toAbsolutePath().normalize()
                + ":escrow-share-1.txt、escrow-share-2.txt。请分别交给两个人离线保管,然后从本机删除。");
    }

    /** @return the public key, for the setting */
    static String make(Path folder) throws IOException {
        KeyPair pair = KeyPairs.next();
        List<EscrowShare> shares = EscrowShare.split(pair);
        for (EscrowShare share : shares) {
            Files.writeString(
                    folder.resolve("escrow-share-" + share.no() + ".txt"),
                    share.text() + "\n",
                    StandardOpenOption.CREATE_NEW);
        }
        return Base64.getEncoder().encodeToString(pair.publicKey());
    }
}
