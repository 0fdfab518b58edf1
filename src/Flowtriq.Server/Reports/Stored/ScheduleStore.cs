using Dapper;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Schedules on disk.</summary>
internal sealed class ScheduleStore(Database database)
{
    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<ScheduleRow> All()
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<Row>(
                    """
                    SELECT number AS Number, document AS Document, by AS By, done AS Done, report AS Report
                    FROM report_schedule ORDER BY number
                    """
                )
                .Select(static row => row.Schedule()),
        ];
    }

    internal ScheduleRow? Find(long number) => All().FirstOrDefault(schedule => schedule.Number == number);

    /// <param name="body">What is made for whom; checked.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="now">When.</param>
    /// <param name="done">The end of the last period that is over already.</param>
    /// <param name="cancel">Gives up.</param>
    internal Task<long> AddAsync(
        ReportScheduleBody body,
        string by,
        DateTimeOffset now,
        DateTimeOffset done,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
                tx.Scalar<long>(
                    """
                    INSERT INTO report_schedule (document, made, by, done) VALUES (@document, @made, @by, @done)
                    RETURNING number
                    """,
                    new
                    {
                        document = ReportDocuments.Stored.Write(body),
                        made = now.ToUnixMicroseconds(),
                        by,
                        done = done.ToUnixMicroseconds(),
                    }
                ),
            cancel
        );

    /// <summary>False when there is none of this number.</summary>
    internal Task<bool> RemoveAsync(long number, CancellationToken cancel) =>
        database.WriteAsync(
            tx => tx.Execute("DELETE FROM report_schedule WHERE number = @number", new { number }) == 1,
            cancel
        );

    /// <summary>Takes a period as told of; false when it was before, or the schedule is gone.</summary>
    internal static bool Claim(SqliteTransaction tx, long number, DateTimeOffset end) =>
        tx.Execute(
            "UPDATE report_schedule SET done = @end WHERE number = @number AND done < @end",
            new { number, end = end.ToUnixMicroseconds() }
        ) == 1;

    internal static void Made(SqliteTransaction tx, long number, long report) =>
        tx.Execute("UPDATE report_schedule SET report = @report WHERE number = @number", new { number, report });

    private sealed record Row(long Number, string Document, string By, long Done, long? Report)
    {
        internal ScheduleRow Schedule() =>
            new(
                Number,
                ReportDocuments.Stored.Read<ReportScheduleBody>(Document),
                By,
                UnixTime.FromUnixMicroseconds(Done),
                Report
            );
    }
}
