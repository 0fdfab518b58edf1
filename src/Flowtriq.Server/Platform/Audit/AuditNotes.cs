namespace Flowtriq.Server.Platform.Audit;

/// <summary>What handlers of one request say about it, for its entries.</summary>
internal sealed class AuditNotes
{
    /// <summary>More are summed up: the file of an import may hold thousands of customers.</summary>
    private const int Most = 200;

    private readonly List<AuditNote> notes = [];
    private int more;

    /// <summary>Who it turned out to be, when the request began without a session.</summary>
    internal (string Person, string Member)? Who { get; set; }

    internal IReadOnlyList<AuditNote> All =>
        more == 0 ? notes : [.. notes, new AuditNote($"and {more} more changes", null, null)];

    internal void Add(Func<AuditNote> note)
    {
        if (notes.Count < Most)
            notes.Add(note());
        else
            more++;
    }
}
