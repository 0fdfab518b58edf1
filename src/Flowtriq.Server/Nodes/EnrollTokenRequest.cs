namespace Flowtriq.Server.Nodes;

/// <summary>Asks for an enrolment token.</summary>
/// <param name="Name">Name of the node; a token with several uses numbers the nodes.</param>
/// <param name="Pop">Short code of the point of presence: "FRA".</param>
/// <param name="PopName">The point of presence in words.</param>
/// <param name="ExpiresInMinutes">1 to 10,080; 60 when absent.</param>
/// <param name="Uses">1 to 100 nodes; 1 when absent.</param>
public sealed record EnrollTokenRequest(
    string Name,
    string Pop,
    string? PopName = null,
    int? ExpiresInMinutes = null,
    int? Uses = null
)
{
    internal const int DefaultMinutes = 60;

    internal Dictionary<string, string[]> Errors()
    {
        var errors = NodeText.Errors(Name ?? "", Pop ?? "", PopName);
        if (ExpiresInMinutes is < 1 or > 7 * 24 * 60)
            errors["expiresInMinutes"] = ["A token lives 1 to 10,080 minutes."];
        if (Uses is < 1 or > 100)
            errors["uses"] = ["A token enrols 1 to 100 nodes."];
        return errors;
    }
}
