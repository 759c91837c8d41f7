// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import org.gangway.casefile.StepState.Status;

/** What holds on every course of a case, however customers, hands, reviewers and clocks behave. */
class OnboardingPropertiesTest {
    private static final Set<Reply.Kind> GOOD = Set.of(Reply.Kind.DONE, Reply.Kind.PASS);
    private static final List<String> HANDS = List.of(
            "open-lead",
            "verify-face",
            "screen",
            "extra",
            "rate-risk",
            "sign",
            "open-account",
            "announce",
            "update-lead");

    @Provide
    Arbitrary<List<Integer>> courses() {
        return Arbitraries.integers().between(0, 999).list().ofMinSize(40).ofMaxSize(160);
    }

    /** Left off anywhere, so that every phase is seen from within. */
    @Provide
    Arbitrary<List<Integer>> beginnings() {
        return Arbitraries.integers()
                .between(0, 999)
                .list()
                .ofMinSize(1)
                .ofMaxSize(160)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** Each number is one thing that may happen; what is impossible now is tried all the same. */
    private static Play play(List<Integer> course) {
        Play play = new Play(Scenarios.conditional());
        play.start();
        boolean falls = course.getFirst() % 6 == 0; // silent, as many customers do
        for (int i = 0; i < course.size(); i++) {
            if (falls && i > course.size() / 4 && course.get(i) % 10 < 6) {
                time(play);
            } else {
                step(play, course.get(i));
            }
        }
        return play;
    }

    /** Most things go well, or no case would ever get as far as its approval. */
    private static void step(Play play, int number) {
        switch (number % 10) {
            case 0, 1, 2, 3, 4, 5 -> onward(play, number / 10);
            case 6 -> reply(play, HANDS.get(number / 10 % HANDS.size()), number / 10);
            case 7 -> wish(play, number / 10);
            case 8 -> disturbance(play, number / 10);
            default -> vote(play, number / 10);
        }
    }

    /** Whatever the case waits for comes, and is good. */
    private static void onward(Play play, int number) {
        List<String> hands = waitingFor(play, Status.OUTSTANDING, Status.RETRYING, Status.STARTED);
        List<String> reviews = waitingFor(play, Status.IN_REVIEW);
        if (play.openQuestion().isPresent() && (hands.isEmpty() || number % 2 == 0)) {
            play.answer(good(play.asked()));
        } else if (!hands.isEmpty()) {
            play.reply(
                    hands.get(number % hands.size()),
                    Reply.of(Reply.Kind.DONE)
                            .with(Map.of("lead-id", Value.open("L"), "certificate", Value.open("jws"))));
        } else if (!reviews.isEmpty()) {
            String review = reviews.get(number % reviews.size());
            String decision = review.equals(CaseFile.CLOSE) ? "retry" : "done"; // nobody can say that it is deleted
            play.vote(review, "olga", decision).vote(review, "ada", "clear").vote(review, "grace", "clear");
        }
    }

    private static List<String> waitingFor(Play play, Status... statuses) {
        return play.file().steps().entrySet().stream()
                .filter(step -> List.of(statuses).contains(step.getValue().status()))
                .map(Map.Entry::getKey)
                .filter(step -> !step.equals(CaseFile.FAREWELL))
                .sorted()
                .toList();
    }

    private static String good(String question) {
        return switch (question) {
            case CaseFile.STOP -> "no";
            case "name", "birth-date" -> "1990-05-07";
            default -> "yes";
        };
    }

    private static void reply(Play play, String step, int number) {
        Reply.Kind[] kinds = Reply.Kind.values();
        Reply.Kind kind = kinds[number % kinds.length];
        Reply reply =
                kind == Reply.Kind.ASK ? Reply.ask(Question.of("detail", "detail", "text")) : Reply.of(kind, "reason");
        if (play.file().step(step).isPresent()) {
            play.reply(step, reply.with(Map.of("lead-id", Value.open("L"))));
        }
    }

    private static void wish(Play play, int number) {
        String field = List.of("name", "birth-date", "selfie").get(number / 8 % 3);
        Optional<Value.Plain> value =
                number % 3 == 0 ? Optional.empty() : Optional.of(new Value.Plain("1991-0" + number % 9));
        play.says(
                switch (number % 8) {
                    case 0 -> new Meaning.HumanWanted();
                    case 1 -> new Meaning.StopWanted();
                    default -> new Meaning.Correction(field, value);
                });
    }

    /** Any answer, or a time that is over. */
    private static void disturbance(Play play, int number) {
        if (number % 4 != 0) {
            String answer = List.of("yes", "no", "perhaps").get(number % 3);
            play.take(play.said(new Meaning.Answer(new Value.Plain(answer)), play.openQuestion()));
        } else {
            time(play);
        }
    }

    private static void time(Play play) {
        if (!play.file().closed() && play.file().deadlines().findAny().isPresent()) {
            play.waitForDeadline();
        }
    }

    private static void vote(Play play, int number) {
        List<String> reviews = waitingFor(play, Status.IN_REVIEW);
        if (!reviews.isEmpty()) {
            List<String> decisions = List.of("clear", "confirm", "retry", "done", "refuse", "withdraw");
            play.vote(
                    reviews.get(number % reviews.size()),
                    number % 2 == 0 ? "ada" : "grace",
                    decisions.get(number / 2 % decisions.size()));
        }
    }

    @Property(tries = 2_000)
    void theJournalAlwaysFoldsToTheStoredCase(@ForAll("beginnings") List<Integer> course) {
        Play play = play(course);
        CaseFile folded = null;
        for (CaseEvent event : play.journal) {
            folded = folded == null || event instanceof CaseEvent.CaseOpened
                    ? CaseFile.opened((CaseEvent.CaseOpened) event)
                    : folded.apply(event);
        }
        assertThat(folded).isEqualTo(play.file());
        String outcome = play.file().outcome().map(Outcome::word).orElse("none");
        Statistics.label("outcome").collect(outcome).coverage(share -> {
            share.check("approved").percentage(percent -> percent > 15);
            share.check("refused").percentage(percent -> percent > 5);
            share.check("withdrawn").percentage(percent -> percent > 2);
            share.check("abandoned").percentage(percent -> percent > 2);
            share.check("none").percentage(percent -> percent > 8);
        });
        Statistics.label("phase").collect(play.file().phase()).coverage(share -> List.of(Phase.values())
                .forEach(phase -> share.check(phase).percentage(percent -> percent > 0.2)));
    }

    @Property(tries = 400)
    void fromEveryStateTheCaseCanStillBeBroughtToItsEnd(@ForAll("beginnings") List<Integer> course) {
        Play play = play(course);
        Phase reached = play.file().phase();
        for (int i = 0; i < 300 && !play.file().closed(); i++) {
            int events = play.journal.size();
            onward(play, i);
            if (play.journal.size() == events) {
                assertThat(play.file().deadlines())
                        .as("nobody can go on, and no time will pass")
                        .isNotEmpty();
                play.waitForDeadline();
            }
        }
        assertThat(play.file().closed()).as("from %s", reached).isTrue();
        play.waitForDeadline();
        assertThat(play.journal.getLast()).isInstanceOf(CaseEvent.CaseForgotten.class);
    }

    @Property(tries = 400)
    void aCaseHasOneOutcomeAtMostAndLosesItsKeyOnce(@ForAll("courses") List<Integer> course) {
        Play play = play(course);
        assertThat(play.journal.stream()
                        .filter(e -> e instanceof CaseEvent.OutcomeDecided)
                        .count())
                .isLessThanOrEqualTo(1);
        assertThat(play.sent.stream()
                        .filter(c -> c instanceof Command.DestroyKey)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 400)
    void atMostOneQuestionIsOpen(@ForAll("courses") List<Integer> course) {
        Play play = play(course);
        assertThat(play.file().steps().values().stream()
                        .filter(s -> s.status() == StepState.Status.ASKING)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 400)
    void aQuestionWaitsOnlyBehindAnother(@ForAll("courses") List<Integer> course) {
        Play play = play(course);
        boolean waiting = play.file().steps().values().stream().anyMatch(s -> s.status() == StepState.Status.QUEUED);
        assertThat(!waiting || play.file().openQuestion().isPresent()).isTrue();
    }

    @Property(tries = 400)
    void nobodyIsStoppedWithoutHavingBeenAsked(@ForAll("courses") List<Integer> course) {
        List<CaseEvent> journal = play(course).journal;
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i) instanceof CaseEvent.OutcomeDecided decided
                    && decided.reason().equals("stopped")) {
                assertThat(journal.subList(0, i))
                        .anyMatch(e -> e instanceof CaseEvent.QuestionAsked asked
                                && asked.step().equals(CaseFile.STOP))
                        .anyMatch(e -> e instanceof CaseEvent.StepDone done
                                && done.step().equals(CaseFile.STOP));
            }
        }
    }

    @Property(tries = 400)
    void whateverWaitsHasADeadlineAndAnOpenCaseOneOfItsOwn(@ForAll("beginnings") List<Integer> course) {
        CaseFile file = play(course).file();
        Set<String> deadlines = new HashSet<>();
        file.deadlines().forEach(deadline -> deadlines.add(deadline.step() + " " + deadline.kind()));
        file.steps().forEach((step, state) -> {
            switch (state.status()) {
                case OUTSTANDING -> assertThat(deadlines).contains(step + " REPLY");
                case RETRYING -> assertThat(deadlines).contains(step + " RETRY");
                case STARTED, ASKING -> assertThat(deadlines).contains(step + " EXPIRE");
                case QUEUED, IN_REVIEW, DONE, SKIPPED, VOID -> {}
            }
        });
        switch (file.phase()) {
            case RUNNING, FINALLY -> assertThat(deadlines).contains("case MAX_AGE");
            case CLOSED -> assertThat(deadlines).containsExactly("case FORGET");
            // the farewell, or what a person must look at: certificates are not given up
            case FAREWELL -> assertThat(deadlines).isNotEmpty();
            case SHREDDING ->
                assertThat(!deadlines.isEmpty()
                                || file.step(CaseFile.CLOSE).orElseThrow().status() == Status.IN_REVIEW)
                        .isTrue();
        }
    }

    @Property(tries = 400)
    void whatWasCheckedIsWhatIsApproved(@ForAll("courses") List<Integer> course) {
        Play play = play(course);
        boolean approved = play.file().outcome().equals(Optional.of(Outcome.APPROVED));
        if (approved) {
            assertThat(changedSinceTheirCheck(play.journal)).isEmpty();
        }
        Statistics.label("approved after a correction")
                .collect(approved && corrected(play.journal))
                .coverage(share -> share.check(true).percentage(percent -> percent > 10));
    }

    @Property(tries = 400)
    void whatIsSignedRestsOnChecksThatCount(@ForAll("courses") List<Integer> course) {
        Set<String> counts = new HashSet<>();
        for (CaseEvent event : play(course).journal) {
            switch (event) {
                case CaseEvent.StepReplied replied -> {
                    if (replied.step().equals("sign")) {
                        assertThat(counts).contains("verify-face", "screen", "rate-risk");
                    }
                    if (GOOD.contains(replied.reply().kind())) {
                        counts.add(replied.step());
                    }
                }
                case CaseEvent.StepDone done -> counts.add(done.step());
                case CaseEvent.StepVoided voided -> counts.remove(voided.step());
                default -> {}
            }
        }
    }

    private static boolean corrected(List<CaseEvent> journal) {
        return journal.stream().anyMatch(e -> e instanceof CaseEvent.StepVoided);
    }

    /** Replays the journal: which checks saw an older value of a field than the one the case was approved with. */
    private static Set<String> changedSinceTheirCheck(List<CaseEvent> journal) {
        Set<String> stale = new HashSet<>();
        Scenario scenario = Scenarios.conditional();
        for (CaseEvent event : journal) {
            if (event instanceof CaseEvent.FieldAnswered answered) {
                scenario.steps()
                        .filter(step ->
                                step instanceof Step.Check && step.needs().contains(answered.field()))
                        .forEach(step -> stale.add(step.name()));
            }
            if (event instanceof CaseEvent.StepIssued issued) {
                stale.remove(issued.step());
            }
            if (event instanceof CaseEvent.OutcomeDecided) {
                return stale;
            }
        }
        return stale;
    }
}
