package io.inlet.bench;

/**
 * What a round measures.
 *
 * @param parse understanding mails alone
 * @param sql the line's own statements alone
 * @param line from captured mails to tickets
 * @param insert capture's own statements alone
 * @param capture over HTTP
 */
record Figures(Sample parse, Sample sql, Sample line, Sample insert, Sample capture) {
    static final Figures NONE = new Figures(Sample.NONE, Sample.NONE, Sample.NONE, Sample.NONE, Sample.NONE);

    Figures plus(Figures other) {
        return new Figures(
                parse.plus(other.parse),
                sql.plus(other.sql),
                line.plus(other.line),
                insert.plus(other.insert),
                capture.plus(other.capture));
    }

    /** What the line makes of the rate that it would have if it did nothing but understand and run its statements, one after the other. */
    double lineRatio() {
        return line.perSecond() * (1 / parse.perSecond() + 1 / sql.perSecond());
    }

    /** The same by the CPU time of gateway and database, which what else the machine does changes less than the rates. */
    double lineCpuRatio() {
        return (parse.cpu() + sql.cpu()) / line.cpu();
    }

    double captureRatio() {
        return capture.perSecond() / insert.perSecond();
    }

    double captureCpuRatio() {
        return insert.cpu() / capture.cpu();
    }
}
