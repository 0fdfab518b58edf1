namespace Flowtriq.Server.Reports.Gathering;

/// <summary>An autonomous system.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name as the table has it; may be empty.</param>
internal sealed record AsEntry(uint Number, string Name)
{
    /// <summary>"AS64500 Example Net".</summary>
    public override string ToString() => Name.Length > 0 ? $"AS{Number} {Name}" : $"AS{Number}";
}
