package cn.fingertip.media.storage;

/** Makes the disk of the uploads look full; always closed again. */
public final class FullDisk implements AutoCloseable {
    private final DiskReserve disk;

    private FullDisk(DiskReserve disk) {
        this.disk = disk;
    }

    public static FullDisk of(DiskReserve disk) {
        disk.keep(Long.MAX_VALUE);
        return new FullDisk(disk);
    }

    @Override
    public void close() {
        disk.keep(null);
    }
}
