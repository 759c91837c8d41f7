// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.scan.Marker;

/**
 * A synthetic customer. Each answer is a value that nobody else has, so that it is recognised wherever it lies.
 *
 * @param answers by step
 * @param markers what must be nowhere
 * @param camera of one who is filmed, and goes the way that is called {@link PrivacySettings#FILMED}
 */
record Canary(
        Tongue tongue,
        Ending ending,
        Map<String, String> answers,
        Photos photos,
        List<Marker> markers,
        Optional<CanaryCamera> camera) {
    private static final int MARK_BYTES = 64;
    private static final int DAYS = 50 * 365;
    private static final int DAYS_YOUNG = 5 * 365;

    /** How the case is to end. */
    enum Ending {
        APPROVED,
        REFUSED,
        ABANDONED,
        WITHDRAWN;

        private boolean possibleElsewhere(boolean mails) {
            return switch (this) {
                case APPROVED -> mails;
                case ABANDONED -> false;
                case REFUSED, WITHDRAWN -> true;
            };
        }

        String outcome() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Photos(byte[] portrait, byte[] selfie, byte[] mark) {}

    /** @param reviewers whether there are two who refuse; else the customer is refused as too young */
    static Canary make(Tongue tongue, Ending ending, DemoPhotos shown, boolean reviewers, Random random) {
        boolean refused = ending == Ending.REFUSED;
        LocalDate born = refused && !reviewers
                ? LocalDate.now(ZoneOffset.UTC).minusYears(9).minusDays(random.nextInt(DAYS_YOUNG))
                : born(random);
        Map<String, String> answers = new HashMap<>();
        answers.put("given-name", tongue.name(random));
        answers.put("family-name", tongue.name(random));
        answers.put("birth-date", tongue.date(born));
        answers.put("nationality", refused && reviewers ? tongue.riskyCountry : tongue.country);
        answers.put("email", "canary." + letters(random) + "@example.org");
        answers.put("document-number", "DOC" + letters(random).toUpperCase(Locale.ROOT));
        byte[] mark = new byte[MARK_BYTES];
        random.nextBytes(mark);
        return new Canary(
                tongue,
                ending,
                Map.copyOf(answers),
                new Photos(marked(shown.idPortrait(), mark), marked(shown.selfie(), mark), mark),
                markers(tongue.language() + " " + ending.outcome(), answers, born, mark),
                Optional.empty());
    }

    /** Those who are filmed, all of whom are approved. */
    static List<Canary> filmed(DemoPhotos shown, Random random) {
        Optional<CanaryCamera> camera = Optional.of(new CanaryCamera(shown));
        return Stream.of(Tongue.values())
                .map(tongue -> make(tongue, Ending.APPROVED, shown, true, random))
                .map(one -> new Canary(one.tongue, one.ending, one.answers, one.photos, one.markers, camera))
                .toList();
    }

    /** Which way this one goes. @param others the one that others go; empty for that of customers who ask for none */
    String scenario(String others) {
        return camera.isPresent() ? PrivacySettings.FILMED : others;
    }

    static LocalDate born(Random random) {
        return LocalDate.of(1990, 1, 1).minusDays(random.nextInt(DAYS));
    }

    /**
     * All that are possible. Elsewhere nobody is abandoned: that takes days; nor approved, if mails cannot be read.
     *
     * @param brief each language and each ending once
     * @param own whether in an installation of the drill's own
     */
    static List<Canary> all(boolean brief, boolean own, boolean mails, DemoPhotos shown, Random random) {
        List<Canary> canaries = new ArrayList<>();
        for (Tongue tongue : Tongue.values()) {
            for (Ending ending : Ending.values()) {
                boolean chosen = !brief || tongue.ordinal() == ending.ordinal();
                if (chosen && (own || ending.possibleElsewhere(mails))) {
                    canaries.add(make(tongue, ending, shown, own, random));
                }
            }
        }
        return canaries;
    }

    String name() {
        return tongue.language() + " " + ending.outcome();
    }

    /** What all canaries show has no marks of its own: a stretch from the middle of each picture. */
    static List<Marker> pictures(DemoPhotos shown) {
        return Stream.of(shown.idPortrait(), shown.selfie())
                .map(picture -> Marker.bytes(
                        "a picture of everybody",
                        Arrays.copyOfRange(picture, picture.length / 2, picture.length / 2 + MARK_BYTES)))
                .toList();
    }

    private static List<Marker> markers(String whose, Map<String, String> answers, LocalDate born, byte[] mark) {
        String email = answers.getOrDefault("email", "");
        return List.of(
                Marker.text("given name of " + whose, answers.getOrDefault("given-name", "")),
                Marker.text("family name of " + whose, answers.getOrDefault("family-name", "")),
                Marker.text("birth date of " + whose, dates(born)),
                Marker.text("e-mail address of " + whose, email.substring(0, email.indexOf('@'))),
                Marker.text("document number of " + whose, answers.getOrDefault("document-number", "")),
                Marker.bytes("photo of " + whose, mark));
    }

    static String letters(Random random) {
        return Long.toString(1_000_000_000_000L + random.nextLong(1_000_000_000_000L), Character.MAX_RADIX);
    }

    /** As customers, programs and documents write it. */
    static String[] dates(LocalDate born) {
        Stream<String> words = Stream.of(Tongue.values()).map(tongue -> tongue.date(born));
        Stream<String> figures = Stream.of("uuuu-MM-dd", "dd.MM.uuuu", "dd/MM/uuuu", "'['uuuu,M,d']'")
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(born));
        return Stream.concat(words, figures).distinct().toArray(String[]::new);
    }

    /** The same picture with a comment behind its first marker. */
    static byte[] marked(byte[] jpeg, byte[] mark) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(jpeg, 0, 2);
        marked.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (mark.length + 2)});
        marked.writeBytes(mark);
        marked.write(jpeg, 2, jpeg.length - 2);
        return marked.toByteArray();
    }

    @Override
    public String toString() {
        return name();
    }
}
