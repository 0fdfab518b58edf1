namespace Flowtriq.Scenarios.EndToEnd.People;

/// <summary>Something a page offers to do, and the least role that may.</summary>
/// <param name="Page">Where the button stands.</param>
/// <param name="Button">What it says.</param>
/// <param name="Least">The least role that may use it.</param>
/// <param name="Opens">Whether a dialog opens.</param>
internal sealed record Offer(string Page, string Button, string Least, bool Opens = true)
{
    private static readonly string[] Roles = ["readOnly", "analyst", "admin"];

    internal bool MayBeUsedBy(string role) => Array.IndexOf(Roles, role) >= Array.IndexOf(Roles, Least);
}
