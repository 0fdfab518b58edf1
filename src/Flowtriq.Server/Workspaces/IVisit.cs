namespace Flowtriq.Server.Workspaces;

/// <summary>One request inside a further workspace.</summary>
internal interface IVisit
{
    Task AnswerAsync();

    void End(Exception? fault);
}
