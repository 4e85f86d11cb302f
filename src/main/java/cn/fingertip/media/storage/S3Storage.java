package cn.fingertip.media.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * {@link Storage} in a bucket of an object store that speaks S3. An object is sent in one request, which such a store
 * answers when it is safe; until then its sealed bytes wait in a local file without a name.
 */
final class S3Storage implements Storage, AutoCloseable {
    /** The interface's own limit. */
    private static final int MOST_AT_ONCE = 1000;

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final S3Client client;
    private final String bucket;
    private final Path waiting;
    private final int atOnce;

    /** @param waiting folder of what is being sent */
    S3Storage(StorageConfig.S3 config, Path waiting) {
        this(config, waiting, MOST_AT_ONCE);
    }

    /** @param atOnce objects that one request deletes */
    S3Storage(StorageConfig.S3 config, Path waiting, int atOnce) {
        this.atOnce = atOnce;
        this.bucket = required(config.bucket(), "bucket");
        this.waiting = waiting;
        this.client = S3Client.builder()
                .endpointOverride(required(config.endpoint(), "endpoint"))
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(required(config.key(), "key"), required(config.secret(), "secret"))))
                .forcePathStyle(config.pathStyle())
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false).expectContinueEnabled(false))
                // What every store of this kind knows; that the bytes are right is proved by their seal.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER))
                .build();
    }

    private static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(
                () -> new IllegalStateException("fingertip.media.storage is s3, which needs fingertip.media.s3." + name
                        + " (FINGERTIP_MEDIA_S3_" + name.toUpperCase(Locale.ROOT) + ")"));
    }

    @Override
    public OutputStream create(String key) throws IOException {
        StorageKey.checked(key);
        return new WaitingFile(waiting, bytes -> send(key, bytes));
    }

    private void send(String key, FileChannel bytes) throws IOException {
        long length = bytes.size();
        asking(
                key,
                () -> client.putObject(
                        put -> put.bucket(bucket).key(key).ifNoneMatch("*"),
                        RequestBody.fromContentProvider(
                                () -> WaitingFile.read(bytes), length, "application/octet-stream")));
    }

    @Override
    public InputStream open(String key) throws IOException {
        StorageKey.checked(key);
        return new RestOfObject(
                asking(key, () -> client.getObject(get -> get.bucket(bucket).key(key))));
    }

    @Override
    public SeekableByteChannel channel(String key) throws IOException {
        StorageKey.checked(key);
        long size = asking(
                        key, () -> client.headObject(head -> head.bucket(bucket).key(key)))
                .contentLength();
        return new RangesChannel(size, (from, to) -> range(key, from, to));
    }

    private byte[] range(String key, long from, long to) throws IOException {
        String range = "bytes=" + from + "-" + (to - 1);
        return asking(
                        key,
                        () -> client.getObjectAsBytes(
                                get -> get.bucket(bucket).key(key).range(range)))
                .asByteArrayUnsafe();
    }

    @Override
    public void delete(String key) throws IOException {
        StorageKey.checked(key);
        asking(key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
        if (key.indexOf('/') >= 0) {
            return;
        }
        List<ObjectIdentifier> page = within(key);
        while (!page.isEmpty()) {
            List<ObjectIdentifier> gone = page;
            DeleteObjectsResponse answer = asking(
                    key,
                    () -> client.deleteObjects(all -> all.bucket(bucket)
                            .delete(which -> which.objects(gone).quiet(true))));
            if (!answer.errors().isEmpty()) {
                throw new IOException("the object store did not delete "
                        + answer.errors().size() + " objects: "
                        + answer.errors().getFirst().code());
            }
            page = within(key);
        }
    }

    /** @return as many as the store deletes in one request */
    private List<ObjectIdentifier> within(String group) throws IOException {
        return asking(
                        group,
                        () -> client.listObjectsV2(
                                list -> list.bucket(bucket).prefix(group + "/").maxKeys(atOnce)))
                .contents()
                .stream()
                .map(found -> ObjectIdentifier.builder().key(found.key()).build())
                .toList();
    }

    private interface Asking<T> {
        T ask();
    }

    /** Everything that can go wrong at the store is trouble of input and output to whoever stores. */
    private static <T> T asking(String key, Asking<T> request) throws IOException {
        try {
            return request.ask();
        } catch (S3Exception e) {
            throw switch (e.statusCode()) {
                case 404 -> new FileNotFoundException("no object " + key);
                case 409, 412 -> new FileAlreadyExistsException(key);
                default -> new IOException("the object store answered " + e.statusCode(), e);
            };
        } catch (SdkException e) {
            throw new IOException("the object store is out of reach", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
