package cn.fingertip.media;

import cn.fingertip.crypto.KeyWrap;
import java.util.List;

/**
 * Files have found their owner; fired inside the transaction that claims them.
 *
 * @param keys what opens them; in this replica's memory only, and nowhere else as long as nobody who may asks for them
 */
public record FilesClaimed(List<UploadedFile> files, KeyWrap keys) {}
