//! What goes on, for a person who watches: a line a task on stderr, on a terminal only.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::{print, visible};

/// Time between two turns of a spinner.
const TURN: Duration = Duration::from_millis(100);

/// The lines of a command.
#[derive(Default)]
pub(crate) struct Progress(MultiProgress);

/// The line of one task; it is gone with the task.
pub(crate) struct Task(ProgressBar);

impl Progress {
    /// A line for a task.
    pub(crate) fn task(&self, name: &str) -> Task {
        let style = ProgressStyle::with_template("{spinner} {prefix:.bold} {wide_msg} {elapsed}")
            .expect("the template names fields that every bar has");
        let bar = self.0.add(ProgressBar::new_spinner().with_style(style));
        bar.set_prefix(visible::line(name).into_owned());
        // A thread for each, which nobody sees without a terminal.
        if !bar.is_hidden() {
            bar.enable_steady_tick(TURN);
        }
        Task(bar)
    }

    /// Says something on stderr, above the lines of all tasks.
    pub(crate) fn teller(&self) -> impl Fn(&str) + Send + 'static {
        let lines = self.0.clone();
        move |line| lines.suspend(|| print::note(line))
    }
}

impl Task {
    /// Says that a long step begins: without a terminal it is a line of its own, so that nobody waits before nothing.
    pub(crate) fn announce(&self, doing: &str) {
        if self.0.is_hidden() {
            print::note(doing);
        } else {
            self.step(doing);
        }
    }

    /// Says that something is wrong and stops nothing, above the lines of all tasks.
    pub(crate) fn warning(&self, message: &str) {
        self.0.suspend(|| print::warning(message));
    }

    /// Says what it does now.
    pub(crate) fn step(&self, doing: &str) {
        self.0.set_message(visible::line(doing).into_owned());
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
