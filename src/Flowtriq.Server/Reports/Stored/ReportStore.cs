using Dapper;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>Reports on disk as they were made; none is ever changed.</summary>
internal sealed class ReportStore(Database database, TimeProvider time)
{
    private const string Where = """
        WHERE (@anyKind OR r.kind IN @kinds) AND (@Customer IS NULL OR r.customer = @Customer)
          AND (@Incident IS NULL OR r.incident = @Incident)
        """;

    private const string Select = """
        SELECT r.number AS Number, r.customer AS Customer, r.incident AS Incident, r.by AS By, r.document AS Document,
               (SELECT count(*) FROM report_share s WHERE s.report = r.number AND s.until > @now) AS Shares
        FROM report r
        """;

    internal static long Add(SqliteTransaction tx, ComposedReport report, string by) =>
        tx.Scalar<long>(
            """
            INSERT INTO report (kind, customer, incident, since, until, made, by, document)
            VALUES (@kind, @Customer, @Incident, @since, @until, @made, @by, @document) RETURNING number
            """,
            new
            {
                kind = report.Document.Kind.ToString(),
                report.Customer,
                report.Incident,
                since = report.Document.From.ToUnixMicroseconds(),
                until = report.Document.To.ToUnixMicroseconds(),
                made = report.Document.Made.ToUnixMicroseconds(),
                by,
                document = ReportDocuments.Stored.Write(report.Document),
            }
        );

    internal Task<long> AddAsync(ComposedReport report, string by, CancellationToken cancel) =>
        database.WriteAsync(tx => Add(tx, report, by), cancel);

    /// <summary>False when there is none of this number.</summary>
    internal Task<bool> RemoveAsync(long number, CancellationToken cancel) =>
        database.WriteAsync(tx => tx.Execute("DELETE FROM report WHERE number = @number", new { number }) == 1, cancel);

    /// <summary>Newest first.</summary>
    internal ReportList List(ReportFilter filter)
    {
        var values = new
        {
            anyKind = filter.Kinds.Count == 0,
            kinds = filter.Kinds.Select(static kind => kind.ToString()),
            filter.Customer,
            filter.Incident,
            filter.Limit,
            filter.Offset,
            now = Now,
        };
        using var connection = database.Read();
        return new(
            connection.ExecuteScalar<int>($"SELECT count(*) FROM report r {Where}", values),
            [
                .. connection
                    .Query<Row>($"{Select} {Where} ORDER BY r.number DESC LIMIT @Limit OFFSET @Offset", values)
                    .Select(static row => row.Summary()),
            ]
        );
    }

    internal ReportSummary? Find(long number) => Read(number)?.Summary();

    internal ReportDocument? Document(long number) => Read(number)?.Read();

    /// <summary>One that a customer may read; null when there is none of this number or it is not for the customer.</summary>
    internal ReportDocument? Document(long number, long customer) =>
        Read(number) is { } row && row.Customer == customer ? row.Read() : null;

    private long Now => time.GetUtcNow().ToUnixMicroseconds();

    private Row? Read(long number)
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<Row>($"{Select} WHERE r.number = @number", new { number, now = Now });
    }

    // Set by name: of a list without a row the engine does not know what a count would be.
    private sealed record Row
    {
        public long Number { get; init; }
        public long? Customer { get; init; }
        public long? Incident { get; init; }
        public string By { get; init; } = "";
        public string Document { get; init; } = "";
        public long Shares { get; init; }

        internal ReportDocument Read() => ReportDocuments.Stored.Read<ReportDocument>(Document);

        internal ReportSummary Summary()
        {
            var report = Read();
            return new(
                Number,
                report.Kind,
                report.Title,
                report.Subject,
                Customer,
                Incident,
                report.Span,
                report.From,
                report.To,
                report.Made,
                By,
                (int)Shares
            );
        }
    }
}
