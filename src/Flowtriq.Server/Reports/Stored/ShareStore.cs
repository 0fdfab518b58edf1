using Dapper;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Links that open a report without a session.</summary>
internal sealed class ShareStore(Database database, TimeProvider time)
{
    private const string Select =
        "SELECT number AS Number, made AS Made, by AS By, until AS Until, opened AS Opened, last AS Last FROM report_share";

    internal static ReportShareView Add(
        SqliteTransaction tx,
        long report,
        string hash,
        string by,
        DateTimeOffset now,
        DateTimeOffset until
    )
    {
        var number = tx.Scalar<long>(
            """
            INSERT INTO report_share (report, hash, made, by, until) VALUES (@report, @hash, @made, @by, @until)
            RETURNING number
            """,
            new
            {
                report,
                hash,
                made = now.ToUnixMicroseconds(),
                by,
                until = until.ToUnixMicroseconds(),
            }
        );
        return new(number, now, by, until, 0, null);
    }

    /// <summary>Those of a report that open it now, newest first.</summary>
    internal ReportShareView[] Of(long report)
    {
        using var connection = database.Read();
        return
        [
            .. connection
                .Query<Row>(
                    $"{Select} WHERE report = @report AND until > @now ORDER BY number DESC",
                    new { report, now = Now }
                )
                .Select(static row => row.View()),
        ];
    }

    /// <summary>The report a link opens, which is written down; null when it opens none any more.</summary>
    internal Task<long?> OpenAsync(string hash, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.First<long?>(
                    """
                    UPDATE report_share SET opened = opened + 1, last = @now WHERE hash = @hash AND until > @now
                    RETURNING report
                    """,
                    new { hash, now = Now }
                ),
            cancel
        );

    /// <summary>Takes a link back; false when there is none of this number for the report.</summary>
    internal Task<bool> RevokeAsync(long report, long number, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
                tx.Execute(
                    "DELETE FROM report_share WHERE number = @number AND report = @report",
                    new { report, number }
                ) == 1,
            cancel
        );

    /// <summary>Forgets links that open nothing any more.</summary>
    internal Task ForgetAsync(CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM report_share WHERE until <= @now", new { now = Now });
            },
            cancel
        );

    private long Now => time.GetUtcNow().ToUnixMicroseconds();

    private sealed record Row(long Number, long Made, string By, long Until, long Opened, long? Last)
    {
        internal ReportShareView View() =>
            new(
                Number,
                UnixTime.FromUnixMicroseconds(Made),
                By,
                UnixTime.FromUnixMicroseconds(Until),
                Opened,
                UnixTime.FromUnixMicroseconds(Last)
            );
    }
}
