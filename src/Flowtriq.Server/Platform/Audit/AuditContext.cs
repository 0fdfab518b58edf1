using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>How a handler adds to the entry that its request leaves anyway.</summary>
public static class AuditContext
{
    /// <summary>Says what changed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">For a person: "channel noc: changed".</param>
    /// <param name="before">A record of the API without secrets; null when it was not there.</param>
    /// <param name="after">The same afterwards; null when it is gone.</param>
    public static void Audit(this HttpContext context, string what, object? before = null, object? after = null)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        context
            .Features.Get<AuditNotes>()
            ?.Add(() => new AuditNote(what, AuditDocument.Of(before, json), AuditDocument.Of(after, json)));
    }

    /// <summary>The same with what is JSON already.</summary>
    internal static void AuditJson(this HttpContext context, string what, string? before, string? after) =>
        context
            .Features.Get<AuditNotes>()
            ?.Add(() => new AuditNote(what, AuditDocument.OfJson(before), AuditDocument.OfJson(after)));

    /// <summary>Says who a visitor turned out to be or claims to be: an account that signs in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">The name, or what was given for one.</param>
    /// <param name="member">The member's number; empty when it is only claimed.</param>
    public static void AuditAs(this HttpContext context, string person, string member = "")
    {
        if (context.Features.Get<AuditNotes>() is { } notes)
            notes.Who = (person, member);
    }
}
