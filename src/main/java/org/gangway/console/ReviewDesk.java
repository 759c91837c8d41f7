// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.casefile.Value;
import org.gangway.sealing.KeyGone;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.gangway.wire.VoteRecord;
import org.jspecify.annotations.Nullable;

/**
 * The review desk. An item is open while its case waits for a reviewer under the item's command. Nothing sealed is
 * opened before the look is on {@code replies}, from where it always gets into the journal. Four eyes are the process's
 * to enforce; the desk only saves the second click.
 */
final class ReviewDesk {

    private static final int CLEAN_EVERY = 500;

    private final Map<String, CommandRecord> commands = new ConcurrentHashMap<>();
    private final Set<Look> looks = ConcurrentHashMap.newKeySet();
    private final Set<Vote> votes = ConcurrentHashMap.newKeySet();
    private final CaseViews cases;
    private final SealedFields sealed;
    private final Decisions decisions;
    private final Clock clock;

    ReviewDesk(CaseViews cases, SealedFields sealed, Decisions decisions, Clock clock) {
        this.cases = cases;
        this.sealed = sealed;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Takes one record of {@code review.commands}. */
    void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            CommandRecord command = Json.read(record.value(), CommandRecord.class);
            commands.put(command.commandId(), command);
            if (commands.size() % CLEAN_EVERY == 0) {
                forgetClosed();
            }
        }
    }

    /** Forgets what can never be open again. */
    private void forgetClosed() {
        commands.values().removeIf(command -> cases.find(command.caseId())
                .filter(view -> view.closedAt() != null)
                .isPresent());
        looks.removeIf(look -> !commands.containsKey(look.commandId()));
        votes.removeIf(vote -> !commands.containsKey(vote.commandId()));
    }

    /** What waits for this reviewer, longest first. */
    List<ReviewItem> open(Reviewer reviewer) {
        return open(reviewer, null);
    }

    /** @param queue one alone, or all */
    List<ReviewItem> open(Reviewer reviewer, @Nullable String queue) {
        return commands.values().stream()
                .flatMap(command -> item(command, reviewer).stream())
                .filter(item -> reviewer.serves(item.queue()))
                .filter(item -> queue == null || queue.equals(item.queue()))
                .sorted(Comparator.comparing(ReviewItem::since))
                .toList();
    }

    /** @throws DeskRefusal if it is not open, or not for this reviewer */
    ReviewItem item(String commandId, Reviewer reviewer) {
        ReviewItem item = Optional.ofNullable(commands.get(commandId))
                .flatMap(command -> item(command, reviewer))
                .orElseThrow(DeskRefusal::notOpen);
        if (!reviewer.serves(item.queue())) {
            throw DeskRefusal.notYours();
        }
        return item;
    }

    /** Journals the look, then opens. @throws DeskRefusal if that cannot be journaled; then nothing was opened */
    Map<String, String> look(String commandId, Reviewer reviewer) {
        ReviewItem item = item(commandId, reviewer);
        if (!reviewer.roles().contains(Roles.REVIEWER)) {
            throw DeskRefusal.notYours();
        }
        decisions.opened(new HitOpenedRecord(item.caseId(), commandId, reviewer.login()));
        looks.add(new Look(commandId, reviewer.login()));
        return fields(commandId);
    }

    /** The claim of a document of an item that this reviewer has opened. */
    String claim(String commandId, String field, Reviewer reviewer) {
        return Optional.ofNullable(seen(commandId, reviewer).get(field)).orElseThrow(DeskRefusal::notOpen);
    }

    /**
     * A hit of an item that this reviewer has opened.
     *
     * @throws DeskRefusal if there is none of this entry
     */
    FoundHit exemption(String commandId, Reviewer reviewer, String list, String entity) {
        return FoundHit.in(seen(commandId, reviewer), list, entity).orElseThrow(DeskRefusal::noHit);
    }

    private Map<String, String> seen(String commandId, Reviewer reviewer) {
        item(commandId, reviewer);
        if (!looks.contains(new Look(commandId, reviewer.login()))) {
            throw DeskRefusal.notOpened();
        }
        return fields(commandId);
    }

    /** @throws DeskRefusal if this vote cannot be cast */
    void vote(String commandId, Reviewer reviewer, String decision) {
        ReviewItem item = item(commandId, reviewer);
        if (!item.decisions().contains(decision)) {
            throw DeskRefusal.decision(item.decisions());
        }
        if (item.voted()) {
            throw DeskRefusal.voted();
        }
        decisions.voted(new VoteRecord(item.caseId(), commandId, reviewer.login(), decision));
        votes.add(new Vote(commandId, item.since(), reviewer.login()));
    }

    private Map<String, String> fields(String commandId) {
        CommandRecord command = Optional.ofNullable(commands.get(commandId)).orElseThrow(DeskRefusal::notOpen);
        try {
            return new TreeMap<>(sealed.open(command));
        } catch (KeyGone e) {
            throw DeskRefusal.gone();
        }
    }

    private Optional<ReviewItem> item(CommandRecord command, Reviewer reviewer) {
        return cases.review(command.caseId(), command.commandId()).map(step -> item(command, step, reviewer));
    }

    private ReviewItem item(CommandRecord command, OpenStep step, Reviewer reviewer) {
        Map<String, String> facts = openFacts(command);
        String named = facts.remove("queue");
        String choices = facts.remove("choices");
        String queue = Optional.ofNullable(step.queue())
                .or(() -> Optional.ofNullable(named))
                .orElse(ReviewItem.OPERATIONS);
        return new ReviewItem(
                command.commandId(),
                command.caseId(),
                CaseRow.shortened(command.caseId()),
                command.step(),
                command.round(),
                queue,
                facts,
                step.since(),
                CaseRow.words(step.since(), clock.instant()),
                choices == null ? ReviewItem.decisions(queue) : List.of(choices.split(",")),
                votes.contains(new Vote(command.commandId(), step.since(), reviewer.login())));
    }

    private static Map<String, String> openFacts(CommandRecord command) {
        Map<String, String> open = new TreeMap<>();
        command.facts().forEach((name, value) -> {
            if (value instanceof Value.Open found) {
                open.put(name, found.text());
            }
        });
        return open;
    }

    private record Look(String commandId, String login) {}

    /** @param since the same command comes back if a step fails again; then it is decided again */
    private record Vote(String commandId, Instant since, String login) {}
}
