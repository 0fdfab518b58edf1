using Dapper;
using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Reports.Stored;

/// <summary>What was promised to whom.</summary>
internal sealed class ObjectiveStore(Database database)
{
    /// <summary>For customers without objectives of their own.</summary>
    internal SlaObjectives Usual => Core(Book().Usual);

    /// <summary>Everything; the usual objectives where nothing was laid down.</summary>
    internal ObjectivesBook Book()
    {
        using var connection = database.Read();
        return connection.QueryFirstOrDefault<string>("SELECT document FROM report_objectives") is { } document
            ? ReportDocuments.Stored.Read<ObjectivesBook>(document)
            : new(View(SlaObjectives.Usual), []);
    }

    /// <summary>What was promised to a customer.</summary>
    internal SlaObjectives Of(long customer)
    {
        var book = Book();
        return Core(book.Customers.FirstOrDefault(own => own.Customer == customer)?.Objectives ?? book.Usual);
    }

    internal Task KeepAsync(ObjectivesBook book, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute(
                    """
                    INSERT INTO report_objectives (id, document) VALUES (1, @document)
                    ON CONFLICT (id) DO UPDATE SET document = excluded.document
                    """,
                    new { document = ReportDocuments.Stored.Write(book) }
                );
            },
            cancel
        );

    private static SlaObjectives Core(ReportObjectives objectives) =>
        new(
            TimeSpan.FromSeconds(objectives.DetectSeconds),
            TimeSpan.FromSeconds(objectives.MitigateSeconds),
            objectives.UnimpairedPercent / 100
        );

    private static ReportObjectives View(SlaObjectives objectives) =>
        new(objectives.Detect.TotalSeconds, objectives.Mitigate.TotalSeconds, objectives.Unimpaired * 100);
}
