// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers say. */
final class Conversing {
    private final Course course;
    private final Asking asking;
    private final Stopping stopping;

    Conversing(Course course) {
        this.course = course;
        this.asking = new Asking(course);
        this.stopping = new Stopping(course, asking);
    }

    void said(Input.CustomerSaid said) {
        if (seen(said.messageId())) {
            return;
        }
        if (course.file.phase() != Phase.RUNNING) {
            taken(said.messageId(), "late");
            course.tell(course.file.closed() ? "closed" : "wait");
            return;
        }
        switch (said.meaning()) {
            case Meaning.Answer answer -> answer(said, answer);
            case Meaning.NotUnderstood unclear -> notUnderstood(said, unclear);
            case Meaning.Correction correction -> correct(said.messageId(), correction);
            case Meaning.HelpWanted ignored -> help(said.messageId());
            case Meaning.LanguageWanted wanted -> speak(said.messageId(), wanted.language());
            case Meaning.StopWanted ignored -> stop(said.messageId());
            case Meaning.HumanWanted ignored -> human(said.messageId());
            case Meaning.StartWanted ignored -> again(said.messageId(), "returned");
            case Meaning.Ready ignored -> ready(said);
        }
    }

    /** Only the farewell waits to be seen. */
    void saw(Input.CustomerSaw saw) {
        boolean farewell = course.file.phase() == Phase.FAREWELL
                && saw.commandId().equals(course.file.commandId(CaseFile.FAREWELL, 1));
        if (farewell && !seen(saw.messageId())) {
            taken(saw.messageId(), "seen");
            new Closing(course).shred();
        }
    }

    void returned(Input.CustomerReturned returned) {
        if (!seen(returned.messageId())) {
            taken(returned.messageId(), "returned");
            if (course.file.closed()) {
                course.tell("closed");
            } else {
                asking.repeat();
            }
        }
    }

    private void answer(Input.CustomerSaid said, Meaning.Answer answer) {
        Optional<Map.Entry<String, StepState>> open = course.file.openQuestion();
        if (open.isEmpty() || !meant(said, open.get())) {
            again(said.messageId(), "late");
            return;
        }
        if (stopping.asked()) {
            stopAnswered(said.messageId(), answer.value().text());
            return;
        }
        taken(said.messageId(), "answer");
        if (!new Challenging(course, asking)
                .over(open.get().getKey(), open.get().getValue())) {
            asking.answer(open.get().getKey(), open.get().getValue(), answer.value());
        }
        course.proceed();
        if (course.file.phase() == Phase.RUNNING && course.file.openQuestion().isEmpty()) {
            course.tell("wait");
        }
    }

    private void ready(Input.CustomerSaid said) {
        Challenging challenging = new Challenging(course, asking);
        Optional<Map.Entry<String, StepState>> open =
                course.file.openQuestion().filter(it -> meant(said, it) && challenging.asks(it.getValue()));
        if (open.isEmpty()) {
            again(said.messageId(), "late");
        } else {
            taken(said.messageId(), "ready");
            challenging.ready(open.get().getKey(), open.get().getValue());
        }
    }

    private void stopAnswered(String messageId, String answer) {
        if (stopping.understands(answer)) {
            taken(messageId, "answer");
            stopping.answered(answer);
        } else {
            again(messageId, "late");
        }
    }

    private void notUnderstood(Input.CustomerSaid said, Meaning.NotUnderstood unclear) {
        Optional<Map.Entry<String, StepState>> open = course.file.openQuestion();
        if (open.isEmpty() || !meant(said, open.get())) {
            again(said.messageId(), "late");
            return;
        }
        taken(said.messageId(), "not-understood");
        course.tell(unclear.reason());
        if (stopping.asked()) {
            asking.repeat();
        }
    }

    private boolean meant(Input.CustomerSaid said, Map.Entry<String, StepState> open) {
        String id = course.file.commandId(open.getKey(), open.getValue().round());
        return said.answers().map(id::equals).orElse(true);
    }

    private void correct(String messageId, Meaning.Correction correction) {
        if (stopping.asked()) {
            again(messageId, "late");
            return;
        }
        Optional<Step.Ask> ask = course.scenario()
                .step(correction.field())
                .filter(step -> step instanceof Step.Ask)
                .map(Step.Ask.class::cast)
                .filter(step -> course.file.fields().containsKey(step.name()));
        taken(messageId, "correction");
        if (ask.isEmpty()) {
            course.tell("correction.unknown");
        } else if (new Recall(course).tooLateToCorrect(correction.field())) {
            reviewCorrection(correction);
        } else if (correction.value().isPresent()) {
            asking.take(ask.get(), correction.value().get());
            course.proceed();
            asking.repeat();
        } else {
            askAgain(ask.get());
        }
    }

    private void askAgain(Step.Ask ask) {
        asking.setAside();
        course.happened(new CaseEvent.StepVoided(ask.name(), ask.name(), course.at));
        course.proceed();
    }

    private void reviewCorrection(Meaning.Correction correction) {
        course.happened(new CaseEvent.CorrectionWanted(
                correction.field(), correction.value().<Value>map(value -> value), course.at));
        course.review(CaseFile.CORRECTION, CaseFile.CORRECTION, List.of("correction." + correction.field()));
        course.tell("correction.late");
    }

    private void help(String messageId) {
        taken(messageId, "help");
        course.tell(course.file
                .openQuestion()
                .flatMap(open -> open.getValue().question())
                .map(question -> "help." + question.type())
                .orElse("wait"));
    }

    private void speak(String messageId, String language) {
        taken(messageId, "language");
        if (course.scenario().languages().contains(language)) {
            course.happened(new CaseEvent.LanguageChosen(language, course.at));
            course.tell("language.changed");
        }
        asking.repeat();
    }

    private void stop(String messageId) {
        taken(messageId, "stop");
        stopping.wanted();
    }

    private void human(String messageId) {
        taken(messageId, "human");
        new Reviewing(course).byHuman(CaseFile.HUMAN, "asked");
    }

    private void again(String messageId, String meaning) {
        taken(messageId, meaning);
        asking.repeat();
    }

    private boolean seen(String messageId) {
        return course.file.knows(messageId);
    }

    private void taken(String messageId, String meaning) {
        course.happened(new CaseEvent.MessageTaken(messageId, meaning, course.at));
    }
}
