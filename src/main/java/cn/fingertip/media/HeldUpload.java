package cn.fingertip.media;

import cn.fingertip.crypto.DataKey;
import cn.fingertip.crypto.TamperedException;
import cn.fingertip.kernel.Problem;

/** An upload in the hands of somebody who knows its name. */
record HeldUpload(Upload upload, UploadName name) {
    /** @throws Problem 404 {@code upload-not-found} where the name opens nothing: it was claimed, or begun long ago */
    DataKey key() {
        try {
            return upload.key(name.keys());
        } catch (TamperedException e) {
            throw notFound();
        }
    }

    static Problem notFound() {
        return Problem.notFound("upload-not-found", "没有这个上传", "没有这个上传,它可能已被取消。请重新上传文件。");
    }
}
