-- Mails know each other by what they are about, too: Outlook's conversation, a partner's ticket number.
alter table conversation drop constraint conversation_kind_check;
alter table conversation add constraint conversation_kind_check check (kind in ('CHAT', 'CALL', 'OUTLOOK', 'PARTNER'));
