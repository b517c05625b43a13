package io.inlet.bench;

/** The same measurements in turn, as often as one likes; they begin at another place each time, so that none has always the better one. */
final class Round {
    private static final int LEAST = 40;

    private final Laboratory laboratory;
    private final Plan plan;
    private Figures sum = Figures.NONE;
    private int turn;

    Round(Laboratory laboratory, Plan plan) {
        this.laboratory = laboratory;
        this.plan = plan;
    }

    /**
     * How much is measured at a time, and how.
     *
     * @param seconds about, of each measurement
     */
    record Plan(double seconds, Figures rates, int sqlConnections, int insertConnections) {
        int messages(Sample known) {
            return Math.max(LEAST, (int) (known.perSecond() * seconds));
        }
    }

    Figures sum() {
        return sum;
    }

    void run() throws Exception {
        boolean even = turn++ % 2 == 0;
        int mails = plan.messages(plan.rates().line());
        Sample parse = laboratory.parse(plan.messages(plan.rates().parse()));
        Sample line = even ? laboratory.line(mails) : Sample.NONE;
        Sample sql = laboratory.sql(mails, plan.sqlConnections());
        if (!even) {
            line = laboratory.line(mails);
        }
        int posts = plan.messages(plan.rates().capture());
        Sample capture = even ? laboratory.capture(posts, 0) : Sample.NONE;
        Sample insert = laboratory.insert(posts, plan.insertConnections());
        if (!even) {
            capture = laboratory.capture(posts, 0);
        }
        sum = sum.plus(new Figures(parse, sql, line, insert, capture));
    }
}
