// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.Comparison.Measured;
import org.gangway.biometrics.FaceEngine.Comparison.Unusable;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.biometrics.LiveSelfies.Selfie;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/** The bean of the step {@code verify-face}: is the person on the selfie the one on the ID photo? */
public final class Faces {
    private static final String ID_PHOTO = "id-photo";
    private static final String SELFIE = "selfie";
    private static final String LIVENESS = "liveness";
    private static final String BIRTH_DATE = "birth-date";

    private final FaceEngine engine;
    private final FaceSettings settings;

    Faces(FaceEngine engine, FaceSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /**
     * Needs a photo of profile {@code id-portrait} and one of profile {@code selfie} (JPEG or PNG), or instead of that a
     * recording, profile {@code liveness}, whatever their fields are called, and {@code birth-date} (ISO). Where no profiles are given they are {@code id-photo} and {@code selfie}.
     * Answers
     *
     * <ul>
     *   <li>{@code PASS} for a match;
     *   <li>{@code REFER} with {@code face.uncertain} for the band in which a human decides, and with {@code face.minor}
     *       for everybody under age whatever the distance;
     *   <li>{@code FAIL} with {@code face.different} above that band;
     *   <li>{@code RETAKE} with the reasons of {@link FaceEngine.Analysis} where a photo will not do, and with {@code
     *       face.missing} where it is not in the store any more; the open fact {@code retake} names the field;
     *   <li>{@code RETAKE} with {@code liveness.…} where a recording does not show a living person who did what was asked
     *       for; the reasons are those of {@link LivenessJudge}, and {@code liveness.unreadable} and {@code liveness.nonce} for
     *       what is no recording, or one of another question;
     *   <li>{@code UNAVAILABLE} with {@code face.busy} if the engine had no time;
     *   <li>{@code MALFORMED} if the birth date is no date.
     * </ul>
     *
     * The facts {@code distance} and {@code score} are about the person and so sealed; {@code models} is open.
     *
     * @throws IllegalArgumentException if the scenario does not declare one of the fields
     */
    public Reply verify(StepInput input) {
        Optional<Integer> age = age(input.field(BIRTH_DATE), input.issuedAt());
        if (age.isEmpty()) {
            return Reply.of(Reply.Kind.MALFORMED, "face.birth-date");
        }
        try {
            byte[] portrait = photo(input, field(input, Profile.ID_PORTRAIT));
            return switch (selfie(input)) {
                case Selfie.NotShown not -> retake(field(input, Profile.SELFIE), not.reasons());
                case Selfie.Shown shown -> compare(input, portrait, shown.photo(), age.get());
            };
        } catch (PhotoGone e) {
            return retake(e.field, List.of("face.missing"));
        } catch (FaceEngine.EngineBusy e) {
            return Reply.of(Reply.Kind.UNAVAILABLE, "face.busy");
        }
    }

    /** The photo itself, or the one that is part of a recording of somebody alive. */
    private Selfie selfie(StepInput input) {
        String field = field(input, Profile.SELFIE);
        byte[] sent = photo(input, field);
        return LIVENESS.equals(input.profiles().get(field))
                ? new LiveSelfies(engine).from(sent, field, input)
                : new Selfie.Shown(sent);
    }

    private Reply compare(StepInput input, byte[] portrait, byte[] selfie, int age) {
        Comparison comparison = engine.compare(portrait, selfie);
        return switch (comparison) {
            case Unusable unusable -> retake(field(input, unusable.photo()), unusable.reasons());
            case Measured measured -> judge(measured, age < settings.adult());
        };
    }

    private Reply judge(Measured measured, boolean minor) {
        Map<String, Value> facts = Map.of(
                "distance", Value.plain(String.format(Locale.ROOT, "%.3f", measured.distance())),
                "score", Value.plain(Integer.toString(measured.score())),
                "models", models());
        Reply verdict = verdict(settings.band(measured.distance()));
        return (minor ? minor(verdict) : verdict).with(facts);
    }

    private static Reply verdict(Band band) {
        return switch (band) {
            case MATCH -> Reply.of(Reply.Kind.PASS);
            case REFER -> Reply.of(Reply.Kind.REFER, "face.uncertain");
            case NO_MATCH -> Reply.of(Reply.Kind.FAIL, "face.different");
        };
    }

    /** A human decides, and sees what the comparison alone would have said. */
    private static Reply minor(Reply verdict) {
        List<String> reasons = Stream.concat(Stream.of("face.minor"), verdict.reasons().stream())
                .toList();
        return new Reply(Reply.Kind.REFER, reasons, Map.of(), Optional.empty());
    }

    private Reply retake(String field, List<String> reasons) {
        return new Reply(
                Reply.Kind.RETAKE, reasons, Map.of("retake", Value.open(field), "models", models()), Optional.empty());
    }

    private Value models() {
        return Value.open(String.join(" ", engine.models()));
    }

    /** The field whose photo the scenario says is of this profile. */
    private static String field(StepInput input, Profile photo) {
        return switch (photo) {
            case ID_PORTRAIT -> field(input, Set.of("id-portrait"), ID_PHOTO);
            case SELFIE -> field(input, Set.of("selfie", LIVENESS), SELFIE);
        };
    }

    private static String field(StepInput input, Set<String> profiles, String usual) {
        return input.profiles().entrySet().stream()
                .filter(photo -> profiles.contains(photo.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(usual);
    }

    /** The claim's object is gone; a retake brings a new one. */
    private static final class PhotoGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        PhotoGone(String field, Throwable cause) {
            super("the photo is not in the object store any more", cause);
            this.field = field;
        }
    }

    private static byte[] photo(StepInput input, String field) {
        String claim = input.field(field);
        try {
            return input.documents().read(claim);
        } catch (IllegalStateException e) {
            throw new PhotoGone(field, e);
        }
    }

    private static Optional<Integer> age(String birthDate, Instant now) {
        try {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            return Optional.of(Period.between(LocalDate.parse(birthDate), today).getYears());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
