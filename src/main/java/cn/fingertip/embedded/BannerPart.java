package cn.fingertip.embedded;

import java.util.List;

/**
 * What else a developer should see when the application has started: a bean of this type adds its lines. It is asked
 * last of all that start, so what it tells of can be made by an observer of the start event.
 */
public interface BannerPart {

    /** @return whole lines, in Chinese, without indentation */
    List<String> lines();
}
