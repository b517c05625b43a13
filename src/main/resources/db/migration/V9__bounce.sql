-- Whether mail to an address came back is asked before each automatic notice; bounces are few among the articles.
create index article_bounce on article using gin ((automation -> 'bounces') jsonb_path_ops) where automation ->> 'kind' = 'BOUNCE';
