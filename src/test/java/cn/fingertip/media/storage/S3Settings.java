package cn.fingertip.media.storage;

import cn.fingertip.testsupport.S3Server;
import java.net.URI;
import java.util.Optional;

/** Settings of an object store, as a site gives them. */
record S3Settings(Optional<URI> endpoint, Optional<String> bucket) implements StorageConfig.S3 {
    static S3Settings of(URI endpoint) {
        return new S3Settings(Optional.of(endpoint), Optional.of(S3Server.BUCKET));
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public Optional<String> key() {
        return Optional.of("test");
    }

    @Override
    public Optional<String> secret() {
        return Optional.of("test-secret");
    }

    @Override
    public boolean pathStyle() {
        return true;
    }
}
