using System.Security.Claims;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>One request under way that will leave its entries once, as soon as the status of its answer is known.</summary>
internal sealed class AuditedRequest
{
    private readonly HttpContext context;
    private readonly string action;
    private readonly string target;
    private readonly AuditNotes notes = new();
    private readonly bool reading;
    private bool stored;

    /// <param name="context">The request.</param>
    /// <param name="action">What is asked for.</param>
    /// <param name="target">On what.</param>
    /// <param name="reading">True when it leaves an entry only if its handler says something: a provider's way back signs in.</param>
    internal AuditedRequest(HttpContext context, string action, string target, bool reading)
    {
        this.reading = reading;
        this.context = context;
        this.action = action;
        this.target = target;
        context.Features.Set(notes);
    }

    internal async Task StoreAsync()
    {
        if (stored)
            return;
        stored = true;
        if (reading && notes.Who is null && notes.All.Count == 0)
            return;
        if (!Matters(context.Response.StatusCode))
            return;
        var trail = context.RequestServices.GetRequiredService<AuditTrail>();
        // Whoever hangs up after the change must still be in the log.
        await trail.AppendAsync(Entries(trail.Now), CancellationToken.None);
    }

    private bool Matters(int status) =>
        status switch
        {
            < StatusCodes.Status400BadRequest => true,
            StatusCodes.Status401Unauthorized => notes.Who is not null,
            StatusCodes.Status403Forbidden or StatusCodes.Status409Conflict => true,
            _ => status >= StatusCodes.Status500InternalServerError,
        };

    private List<AuditEntry> Entries(DateTimeOffset now)
    {
        var user = context.User;
        var (person, member) = notes.Who ?? (user.FindFirstValue(ClaimTypes.Name) ?? "", user.MemberId());
        var entry = new AuditEntry(
            now,
            person,
            member,
            user.Via(),
            RequestAddress.Of(context),
            action,
            target,
            context.Response.StatusCode,
            "",
            null,
            null
        );
        return notes.All.Count == 0
            ? [entry]
            : [.. notes.All.Select(note => entry with { What = note.What, Before = note.Before, After = note.After })];
    }
}
