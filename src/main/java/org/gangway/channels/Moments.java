// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.wire.Recording;
import org.gangway.wire.Recording.Picture;

/** Cuts the pictures of a recording apart, which come one right after another. */
final class Moments {
    /** When a picture was taken, in milliseconds of the recording, and how many bytes it has. */
    private static final Pattern MOMENT = Pattern.compile("([0-9]{1,6}):([0-9]{1,8})");

    private Moments() {}

    /**
     * @param moments of each picture, separated by blanks
     * @throws Refused if they are not those of these pictures, or one of these is no JPEG
     */
    static List<Picture> cut(byte[] pictures, String moments) {
        List<Picture> cut = new ArrayList<>();
        int at = 0;
        for (String moment : moments.split(" ", -1)) {
            Matcher parts = MOMENT.matcher(moment);
            if (!parts.matches() || cut.size() == Recording.MOST_PICTURES) {
                throw malformed();
            }
            int end = at + Integer.parseInt(parts.group(2));
            if (end > pictures.length) {
                throw malformed();
            }
            cut.add(new Picture(Integer.parseInt(parts.group(1)), jpeg(Arrays.copyOfRange(pictures, at, end))));
            at = end;
        }
        if (at != pictures.length) {
            throw malformed();
        }
        return cut;
    }

    private static byte[] jpeg(byte[] picture) {
        if (!PhotoType.of(picture).filter(type -> type == PhotoType.JPEG).isPresent()) {
            throw malformed();
        }
        return picture;
    }

    private static Refused malformed() {
        return Refused.malformed(List.of("moments: for each of at most " + Recording.MOST_PICTURES
                + " JPEG pictures in photo, milliseconds and bytes as 1200:45067, separated by one blank"));
    }
}
