package cn.fingertip.report;

import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.UploadedFile;

/**
 * A file of a report that the asker may have.
 *
 * @param keys what opens it
 */
public record ReportFile(UploadedFile file, KeyWrap keys) {}
